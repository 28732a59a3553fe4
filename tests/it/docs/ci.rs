//! The examples of CI systems: the shell lines of each run, step by step, with the environment that the example gives them.

use std::fs::File;
use std::path::Path;
use std::process::Command;

use super::pages::blocks;
use crate::common::binary::fpgo_dir;
use crate::common::{Home, Sandbox};

const PAGE: &str = "docs/scripts-and-ci.md";

/// What an example asks its runner to do.
#[derive(Default)]
struct Job {
    env: Vec<(String, String)>,
    steps: Vec<String>,
}

/// Reads the parts that matter here, by their indents: `env` and `variables`, `run`, `script` and `after_script`.
fn job(yaml: &str) -> Job {
    let mut job = Job::default();
    let mut lines = yaml.lines().peekable();
    while let Some(line) = lines.next() {
        let indent = indent(line);
        let key = line.trim().trim_start_matches("- ");
        let mut inside = Vec::new();
        if key.ends_with(": |") || ["env:", "variables:", "script:", "after_script:"].contains(&key)
        {
            while let Some(next) = lines.next_if(|next| self::indent(next) > indent) {
                inside.push(next.trim().to_owned());
            }
        }
        match key.split_once(':').unwrap_or((key, "")) {
            ("env" | "variables", "") => {
                for pair in inside {
                    let (name, value) = pair.split_once(": ").expect("a name and a value");
                    job.env.push((name.to_owned(), value.to_owned()));
                }
            }
            ("run", " |") => job.steps.push(inside.join("\n")),
            ("run", command) => job.steps.push(command.trim().to_owned()),
            ("script" | "after_script", "") => {
                job.steps
                    .extend(inside.iter().map(|line| line.trim_start_matches("- ").to_owned()));
            }
            _ => {}
        }
    }
    job
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// A value with what the CI system puts into it.
fn expanded(value: &str, dir: &Path, given: &[(&str, &str)]) -> String {
    let mut value = value.trim_matches('"').replace("${{ github.workspace }}", "$CI_PROJECT_DIR");
    value = value.replace("$CI_PROJECT_DIR", dir.to_str().expect("a path"));
    for (name, own) in given {
        value = value.replace(name, own);
    }
    assert!(!value.contains("${{"), "{value} is filled in by nobody");
    value
}

/// Runs each step in a shell of its own, as the CI systems do, in one directory.
fn runs(home: &Home, job: &Job, given: &[(&str, &str)], more: &[(&str, &str)]) {
    let path = format!("{}:{}", fpgo_dir().display(), std::env::var("PATH").expect("a path"));
    assert!(!job.steps.is_empty() && !job.env.is_empty());
    for step in &job.steps {
        let mut shell = Command::new("bash");
        shell.args(["-e", "-o", "pipefail", "-c", step]).env_clear();
        shell.env("HOME", home.dir.path()).env("PATH", &path).env("CI", "true");
        for (name, value) in &job.env {
            shell.env(name, expanded(value, home.dir.path(), given));
        }
        shell.envs(more.iter().copied()).current_dir(home.dir.path());
        // A program that goes on in the background would hold a pipe open.
        let log = home.path("step.log");
        shell.stdout(File::create(&log).expect("a file"));
        shell.stderr(File::options().append(true).open(&log).expect("a file"));
        let status = shell.status().expect("bash starts");
        let log = std::fs::read_to_string(&log).expect("a log");
        assert!(status.success(), "{step}\n{log}");
    }
}

#[test]
fn the_examples_of_ci_systems_run() {
    let examples: Vec<String> =
        blocks(PAGE).into_iter().filter(|(kind, _)| kind == "yaml").map(|(_, body)| body).collect();
    let settings = blocks(PAGE).into_iter().find(|(kind, _)| kind == "toml").expect("settings").1;
    let mut ran = 0;
    for example in &examples {
        let job = job(example);
        let sandbox = Sandbox::start();
        let order = sandbox.paid_order("400");
        let home = Home::new();
        // The profile of the page, with the address of the sandbox instead of the account's.
        home.write("fpgo.toml", &format!("{settings}base_url = \"{}\"\n", sandbox.base_url));
        let given = [
            ("${{ inputs.order }}", order.as_str()),
            ("${{ inputs.amount }}", "150"),
            ("${{ secrets.SHOP_TOKEN }}", crate::common::TOKEN),
        ];
        // What a pipeline of GitLab is started with.
        let more =
            [("ORDER", order.as_str()), ("AMOUNT", "150"), ("SHOP_TOKEN", crate::common::TOKEN)];
        let more = if example.contains("variables:") { &more[..] } else { &[] };
        runs(&home, &job, &given, more);
        if example.contains("orders refund") {
            assert_eq!(sandbox.refunded(&order), "150");
            ran += 1;
        }
    }
    assert_eq!((examples.len(), ran), (3, 2));
}
