//! Runs a sample of Rust: <topic> <URL or port>.

#[path = "../../../src/samples/authentication/rust.rs"]
mod authentication;
#[path = "../../../src/samples/handlers/rust.rs"]
mod handlers;
#[path = "../../../src/samples/heartbeat/rust.rs"]
mod heartbeat;
#[path = "../../../src/samples/reconnect/rust.rs"]
mod reconnect;

use std::{env, io, thread, time::Duration};

use futures_util::{SinkExt, StreamExt};
use tokio::{net::TcpListener, sync::mpsc, task, time};
use tokio_tungstenite::{connect_async, tungstenite::Error};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (topic, target) = (env::args().nth(1).unwrap(), env::args().nth(2).unwrap());
    match topic.as_str() {
        "handlers" => handlers::listen(connect_async(target).await.unwrap().0, |_| {}).await,
        "reconnect" => {
            hurry();
            println!("ended {}", reconnect::stay_connected(&target, |_| {}).await);
        }
        "heartbeat" => match heartbeat::listen(connect_async(target).await.unwrap().0, Duration::from_secs(1), |_| {}).await {
            Err(Error::Io(error)) if error.kind() == io::ErrorKind::TimedOut => println!("dead"),
            _ => println!("closed"),
        },
        "authentication" => serve(&target).await,
        _ => panic!("no topic {topic}"),
    }
    // The thread behind hurry() would keep the program alive.
    std::process::exit(0);
}

/// The clock of what waits for seconds, a hundred times as fast.
fn hurry() {
    let (tick, mut ticks) = mpsc::channel(1);
    time::pause();
    // While such a thread runs, the clock moves by advance() alone.
    task::spawn_blocking(move || {
        while tick.blocking_send(()).is_ok() {
            thread::sleep(Duration::from_millis(1));
        }
    });
    task::spawn(async move {
        while ticks.recv().await.is_some() {
            time::advance(Duration::from_millis(100)).await;
        }
    });
}

async fn user_of(token: &str) -> Option<authentication::User> {
    match token {
        "reader" => Some(authentication::User { may_read: true }),
        "guest" => Some(authentication::User { may_read: false }),
        _ => None,
    }
}

async fn serve(port: &str) {
    let listener = TcpListener::bind(format!("127.0.0.1:{port}")).await.unwrap();
    while let Ok((stream, _)) = listener.accept().await {
        task::spawn(async move {
            if let Ok(Some((mut socket, _))) = authentication::welcome(stream, user_of).await {
                let _ = socket.send("welcome".into()).await;
                while let Some(Ok(_)) = socket.next().await {}
            }
        });
    }
}
