#![cfg_attr(fuzzing, no_main)]

jianbao_fuzz::target!(html);
