//! Hands the versions of the library and of Rust to the program, which cannot read them from itself.

use std::{env, fs, process::Command};

fn main() {
    println!("cargo::rerun-if-changed=Cargo.lock");
    let lock = fs::read_to_string("Cargo.lock").expect("Cargo.lock");
    let (_, package) = lock
        .split_once("name = \"tokio-tungstenite\"\nversion = \"")
        .expect("Cargo.lock: no tokio-tungstenite");
    let (version, _) = package
        .split_once('"')
        .expect("Cargo.lock: no end of the version");
    println!("cargo::rustc-env=LIBRARY_VERSION={version}");

    let rustc = env::var("RUSTC").expect("RUSTC, which cargo sets");
    let output = Command::new(rustc)
        .arg("--version")
        .output()
        .expect("rustc --version");
    let text = String::from_utf8(output.stdout).expect("rustc --version in UTF-8");
    let rust = text.split(' ').nth(1).expect("rustc --version: no number");
    println!("cargo::rustc-env=RUST_VERSION={rust}");
}
