//! Whether a program looks at the rows of a list one after another, so that it can be given some of them at a time: it begins
//! with `.[]`, and what follows sees a row each.

use jaq_core::load::lex::StrPart;
use jaq_core::load::parse::{BinaryOp, Term};
use jaq_core::load::{self};
use jaq_core::path::{Part, Path};

/// Whether a program makes of a list what it makes of each row alone, one after another.
pub(super) fn takes_rows(program: &str) -> bool {
    load::parse(program, |parser| parser.term()).is_some_and(|term| is_by_rows(&term))
}

fn is_by_rows(term: &Term<&str>) -> bool {
    match term {
        Term::Def(_, body) => is_by_rows(body),
        Term::BinOp(left, BinaryOp::Pipe(None), _) => is_by_rows(left),
        Term::Path(start, Path(parts)) => match (start.as_ref(), parts.as_slice()) {
            (Term::Id, [(Part::Range(None, None), _), inside @ ..]) => are_constant(inside),
            (Term::Id, _) => false,
            (start, inside) => is_by_rows(start) && are_constant(inside),
        },
        _ => false,
    }
}

/// Whether the parts of a path say by themselves what they mean. What is computed there sees the whole list.
fn are_constant<T>(parts: &[(Part<Term<&str>>, T)]) -> bool {
    parts.iter().all(|(part, _)| match part {
        Part::Index(index) => is_constant(index),
        Part::Range(from, to) => [from, to].into_iter().flatten().all(is_constant),
    })
}

fn is_constant(term: &Term<&str>) -> bool {
    match term {
        Term::Num(_) => true,
        Term::Neg(number) => matches!(number.as_ref(), Term::Num(_)),
        Term::Str(None, parts) => {
            parts.iter().all(|part| matches!(part, StrPart::Str(_) | StrPart::Char(_)))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_begins_with_each_row_takes_them_one_by_one() {
        for program in [
            ".[]",
            ".[].uuid",
            " .[]?.\"a b\"?[0][-1][1:2] ",
            ".[] | select(.status == \"PAID\") | .uuid",
            "(.[] | .a).b | [., 1]",
            "def f: .uuid; .[] | f, length",
            ".[][] | .. | strings",
            ".[] | reduce .[] as $x (0; . + $x)",
            ".[] as $x | $x",
        ] {
            let expected = !program.contains("as $x | $x");
            assert_eq!(takes_rows(program), expected, "{program}");
        }
        for whole in [
            ".",
            "length",
            ".[0]",
            ".[1:]",
            ".[:5][]",
            "map(.uuid)",
            "[.[] | .uuid]",
            ".[], length",
            ".[][length]",
            ".[].a[.b]",
            ".[].\"\\(length)\"",
            "first(.[])",
            "limit(3; .[])",
            "try (.[] | error) catch .",
            ".[] // 1",
            ".[] |= .a",
            ". as $all | .[] | $all",
            "sort_by(.a) | .[]",
            "{a: 1} | .[]",
            "(.[] | .a) + 1",
            "label $out | .[] | break $out",
            ".[",
            "",
        ] {
            assert!(!takes_rows(whole), "{whole}");
        }
    }
}
