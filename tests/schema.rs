//! The schema that is shipped is the one that the types have. `SCHEMA_WRITE=1 cargo test --features schema --test schema` writes it.

#![cfg(feature = "schema")]
#![allow(clippy::unwrap_used)]

use jianbao::View;
use schemars::generate::SchemaSettings;

#[test]
fn the_schema_is_up_to_date() {
    let generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    let schema = generator.into_root_schema_for::<View<'static>>();
    let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    if std::env::var_os("SCHEMA_WRITE").is_some() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/output/schema.json");
        std::fs::write(path, &text).unwrap();
    }
    assert!(
        text == View::SCHEMA || std::env::var_os("SCHEMA_WRITE").is_some(),
        "src/output/schema.json is not what the types say"
    );
}
