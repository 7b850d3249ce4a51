//! A webhook that takes what it likes.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// On a free port of this machine, until the process ends.
pub struct Webhook {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<(u16, String)>>>,
}

impl Webhook {
    /// `answer` says the status for a body.
    pub fn start(answer: impl Fn(&str) -> u16 + Send + 'static) -> Webhook {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let webhook = Webhook { address: listener.local_addr().unwrap(), asked: Arc::default() };
        let asked = webhook.asked.clone();
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let body = body(&stream);
                let status = answer(&body);
                asked.lock().unwrap().push((status, body));
                // Who asked may have hung up.
                let _ = write!(stream, "HTTP/1.1 {status} Whatever\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
            }
        });
        webhook
    }

    pub fn url(&self) -> String {
        format!("http://{}/hook", self.address)
    }

    /// What was sent so far, each with the status that was answered, which is forgotten.
    pub fn asked(&self) -> Vec<(u16, String)> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }

    /// The messages among it that were taken.
    pub fn taken(&self) -> Vec<String> {
        self.asked().into_iter().filter(|(status, _)| *status == 200).map(|(_, body)| body).collect()
    }
}

fn body(stream: &TcpStream) -> String {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if line.trim().is_empty() {
            break;
        }
        if let Some(size) = line.to_ascii_lowercase().strip_prefix("content-length: ") {
            length = size.trim().parse().unwrap();
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    String::from_utf8(body).unwrap()
}
