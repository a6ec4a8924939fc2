use std::{io, time::Duration};

use futures_util::{SinkExt, StreamExt};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{Bytes, Error, Message},
};

/// Reads until the connection ends. A peer that is silent from one Ping to the next ends it too.
pub async fn listen<S>(mut socket: WebSocketStream<S>, every: Duration, mut handle: impl FnMut(Message)) -> Result<(), Error>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut ticks = tokio::time::interval(every);
    let mut heard = true;
    loop {
        tokio::select! {
            next = socket.next() => match next {
                Some(message) => {
                    heard = true;
                    handle(message?);
                }
                None => return Ok(()),
            },
            _ = ticks.tick() => {
                if !heard {
                    return Err(io::Error::from(io::ErrorKind::TimedOut).into());
                }
                heard = false;
                socket.send(Message::Ping(Bytes::new())).await?;
            }
        }
    }
}
