use std::time::{Duration, Instant};

use futures_util::StreamExt;
use tokio::time::sleep;
use tokio_tungstenite::{connect_async, tungstenite::Message};

/// Seconds before the first attempt, at least and at most, after the codes whose cause passes by itself.
fn wait_after(code: u16) -> Option<(f64, f64)> {
    match code {
        1001 | 1006 | 1011 | 1014 | 3008 => Some((0.0, 5.0)),
        1012 => Some((5.0, 30.0)),
        1013 => Some((30.0, 60.0)),
        _ => None,
    }
}

/// Connects for as long as that helps; returns the last close code.
pub async fn stay_connected(url: &str, mut handle: impl FnMut(Message)) -> u16 {
    let mut failures = 0;
    let mut worked = false;
    loop {
        let (code, open) = listen(url, &mut handle).await;
        worked |= open > Duration::ZERO;
        if open > Duration::from_secs(5) {
            failures = 0;
        }
        let Some((least, most)) = wait_after(code) else { return code };
        if !worked && failures == 2 {
            return code;
        }
        let limit = (most * 2f64.powi(failures)).min(60.0);
        let wait = rand::random_range(least..=limit);
        failures += 1;
        println!("{code}: connecting again in {wait:.1} s");
        sleep(Duration::from_secs_f64(wait)).await;
    }
}

/// Handles the messages of one connection; returns its close code and how long it was open.
async fn listen(url: &str, handle: &mut impl FnMut(Message)) -> (u16, Duration) {
    let Ok((mut socket, _)) = connect_async(url).await else {
        return (1006, Duration::ZERO);
    };
    let opened = Instant::now();
    let mut code = 1006;
    while let Some(Ok(message)) = socket.next().await {
        match message {
            Message::Close(frame) => code = frame.map_or(1005, |frame| frame.code.into()),
            message => handle(message),
        }
    }
    (code, opened.elapsed())
}
