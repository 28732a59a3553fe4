//! A program of jq, compiled and run in this process.
//!
//! Numbers that a program passes on keep their text, but for `-0`, which is `0`; what it computes is, as in jq, a
//! binary float unless both numbers are integers.

use std::io;

use jaq_core::load::{Arena, File, Loader};
use jaq_core::{Compiler, Ctx, Vars, data, unwrap_valr};
use jaq_json::{Num, Val, read};
use serde_json::Value;

use super::mistake;
use crate::base::error::Result;
use crate::base::privacy;
use crate::output::delivery::OutputError;

/// Filters by which a program could reach the world.
const OUTSIDE: [&str; 9] = [
    "debug",
    "debug_empty",
    "env",
    "halt",
    "halt_error",
    "localtime",
    "stderr",
    "stderr_empty",
    "strflocaltime",
];

/// Whether a program may use what has this name.
fn is_inside(name: &str) -> bool {
    !OUTSIDE.contains(&name)
}

/// A program, ready to run in this process.
pub(super) struct Compiled(jaq_core::Filter<data::JustLut<Val>>);

impl Compiled {
    /// Compiles a program; an error names the place.
    pub(super) fn compile(program: &str) -> Result<Compiled> {
        let defs = jaq_core::defs().chain(jaq_std::defs()).chain(jaq_json::defs());
        let funs = jaq_core::funs().chain(jaq_std::funs()).chain(jaq_json::funs());
        let arena = Arena::default();
        let modules = Loader::new(defs.filter(|def| is_inside(def.name)))
            .load(&arena, File { code: program, path: () })
            .map_err(|errors| mistake::unreadable(program, errors))?;
        let compiled = Compiler::default()
            .with_funs(funs.filter(|(name, ..)| is_inside(name)))
            .compile(modules)
            .map_err(|errors| mistake::undefined(program, errors))?;
        Ok(Compiled(compiled))
    }

    /// Runs it over a JSON text. Each result goes to `take` as compact JSON, before the next is computed.
    pub(super) fn run(
        &self,
        json: &str,
        mut take: impl FnMut(&str) -> io::Result<()>,
    ) -> std::result::Result<(), OutputError> {
        let input = read::parse_single(json.as_bytes()).map_err(failed)?;
        let context = Ctx::<data::JustLut<Val>>::new(&self.0.lut, Vars::new([]));
        for result in self.0.id.run((context, input)).map(unwrap_valr) {
            let mut json = String::new();
            write(&result.map_err(failed)?, &mut json).map_err(failed)?;
            take(&json)?;
        }
        Ok(())
    }
}

/// The failure of a program. Its words may hold the whole answer: they are for people, so they are short, and numbers
/// of persons are masked.
fn failed(why: impl ToString) -> OutputError {
    OutputError::Program(privacy::excerpt(why.to_string().as_bytes()))
}

/// A value as JSON, also where this jq's notation is wider: what is no number is null, as in jq, and bytes are text.
fn write(value: &Val, json: &mut String) -> std::result::Result<(), String> {
    match value {
        Val::Null => json.push_str("null"),
        Val::Bool(is_true) => json.push_str(if *is_true { "true" } else { "false" }),
        Val::Num(Num::Float(number)) if number.is_nan() => json.push_str("null"),
        Val::Num(Num::Float(number)) if number.is_infinite() => {
            json.push_str(if number.is_sign_positive() { "" } else { "-" });
            json.push_str("1.7976931348623157e308");
        }
        Val::Num(number) => json.push_str(&number.to_string()),
        Val::TStr(text) => write_text(text, json),
        Val::BStr(bytes) => write_text(bytes, json),
        Val::Arr(items) => {
            json.push('[');
            for (at, item) in items.iter().enumerate() {
                json.extend((at > 0).then_some(','));
                write(item, json)?;
            }
            json.push(']');
        }
        Val::Obj(members) => {
            json.push('{');
            for (at, (key, value)) in members.iter().enumerate() {
                json.extend((at > 0).then_some(','));
                match key {
                    Val::TStr(_) | Val::BStr(_) => write(key, json)?,
                    other => {
                        return Err(format!("the name of a member must be a text, not {other}"));
                    }
                }
                json.push(':');
                write(value, json)?;
            }
            json.push('}');
        }
    }
    Ok(())
}

fn write_text(bytes: &[u8], json: &mut String) {
    json.push_str(&Value::from(String::from_utf8_lossy(bytes)).to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(program: &str, input: &str, expected: &[&str]) {
        let program = Compiled::compile(program).expect("it compiles");
        let mut results = Vec::new();
        let ran = program.run(input, |result| {
            results.push(result.to_owned());
            Ok(())
        });
        assert!(ran.is_ok(), "{ran:?}");
        assert_eq!(results, expected);
    }

    #[test]
    fn what_is_passed_on_keeps_its_order_and_its_numbers() {
        let json = r#"{"z":100.00,"a":[1e2,1E400,0.10000000000000000000000000000001,123456789012345678901234567890,-0.0]}"#;
        check(".", json, &[json]);
        check(".a[1:3]", json, &["[1E400,0.10000000000000000000000000000001]"]);
        check(r#".a = 1 | .b = "æ\u0001""#, json, &[r#"{"z":100.00,"a":1,"b":"æ\u0001"}"#]);
    }

    #[test]
    fn every_result_is_json() {
        check(
            "nan, infinite, -infinite",
            "1",
            &["null", "1.7976931348623157e308", "-1.7976931348623157e308"],
        );
        check("1 + 1, 1 / 2, 1.50 + 1", "null", &["2", "0.5", "2.5"]);
        let program = Compiled::compile("{(1): 2}").expect("it compiles");
        assert!(program.run("null", |_| Ok(())).is_err());
    }

    #[track_caller]
    fn fails(program: &str, expected: &str) {
        match Compiled::compile(program) {
            Ok(_) => panic!("{program:?} compiles"),
            Err(error) => assert_eq!(error.to_string(), format!("--jq: {expected}"), "{program}"),
        }
    }

    #[test]
    fn a_mistake_is_told_with_its_place() {
        fails(".a | foo(1; 2)", "at character 6: there is no filter foo of 2 arguments");
        fails("\"æ\" | $x", "at character 7: there is no variable $x");
        fails(".a |", "at the end: term is missing");
        fails(". 1", "at character 3: the program ends before this");
        fails("", "at the end: term is missing");
        fails("[.a", "at the end: a closing bracket is missing");
        fails("import \"a\" as a; 1", "at character 9: modules cannot be loaded");
    }

    #[test]
    fn a_program_reaches_nothing_but_its_input() {
        for program in [
            "env",
            "$ENV",
            "halt",
            "halt(1)",
            "halt_error",
            "debug",
            "localtime",
            "stderr",
            "input",
            "inputs",
            "input_filename",
            "$__prog_args",
            "get_search_list",
        ] {
            assert!(Compiled::compile(program).is_err(), "{program}");
        }
    }
}
