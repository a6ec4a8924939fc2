//! Does the lab's tasks with tokio-tungstenite: lab-rust client|server.

mod client;
mod report;
mod server;

#[tokio::main]
async fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("client") => client::run().await,
        Some("server") => server::run().await,
        other => panic!("found the argument {other:?}, expected client or server"),
    }
}
