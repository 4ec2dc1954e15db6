//! The project's own commands, run as `cargo xtask NAME`: they bring the tools that are missing, then do the work. Knows nothing
//! of what the project does.
#![forbid(unsafe_code)]

mod axe;
mod bench;
mod chromium;
mod conformance;
mod npm;
mod process;
mod record;
mod release;
mod serve;
mod shot;
mod test;
mod tools;
mod zip;

use process::Outcome;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask serve [ARGUMENT …]  bring the tools, then `trunk serve` (arguments are Trunk's: --port 8081, --open, --release)
cargo xtask test                bring the tools and a Chromium, then run every test there is
cargo xtask bench [PART …]      build the page and measure it: its download, start, event loop and timeline
cargo xtask record              ask CPython 3.11 (python3) again what the programs in tests/programs print
cargo xtask conformance N [SEED] try N random programs, and every composition, on CPython 3.11 (python3) and on the engine
cargo xtask release             build the page and pack it into target/loopscope-VERSION.zip, to be unpacked on any static host
cargo xtask shot [PATH …]       build the page and take pictures of it, into target/shots (a path is `?embed`, `#v1.…`)";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    match dispatch(&name, &rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(name: &str, rest: &[String]) -> Outcome {
    match name {
        "serve" => serve::serve(rest),
        "test" => test::test(),
        "bench" => bench::bench(rest),
        "record" => record::record(),
        "conformance" => conformance::conformance(rest),
        "release" => release::release(),
        "shot" => shot::shot(rest),
        "" | "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("expected serve, test, bench, record, conformance, release or shot, found {other:?}\n{HELP}")),
    }
}
