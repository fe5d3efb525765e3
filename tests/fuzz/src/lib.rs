//! What the fuzz targets check, and how they run without a fuzzer.

pub mod random;
pub mod replay;
pub mod targets;

#[path = "../../common/mod.rs"]
pub mod common;

/// A target: driven by libFuzzer where cargo-fuzz builds it, a plain program otherwise.
#[macro_export]
macro_rules! target {
    ($name:ident) => {
        #[cfg(fuzzing)]
        libfuzzer_sys::fuzz_target!(|data: &[u8]| $crate::targets::$name(data));

        #[cfg(not(fuzzing))]
        fn main() -> std::process::ExitCode {
            $crate::replay::main(stringify!($name), $crate::targets::$name)
        }
    };
}
