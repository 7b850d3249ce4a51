//! A server for tests: pages as they should be, and everything that servers do wrong.

use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Condvar, Mutex};

/// What is answered.
#[derive(Clone)]
pub enum Route {
    /// A file, with its media type; its version is told, and asked for.
    File(&'static str, Vec<u8>),
    /// A file of which no version is told.
    Unversioned(&'static str, Vec<u8>),
    /// A status, with header lines.
    Status(u16, &'static str),
    /// It is elsewhere.
    Redirect(String),
    /// These bytes, and the end of the line.
    Raw(Vec<u8>),
    /// The beginning of a file, and then nothing until the other side hangs up.
    Silent,
    /// A file without an end.
    Endless,
}

/// What was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub method: String,
    pub path: String,
    /// Its header, in lower case.
    pub header: String,
    pub body: String,
}

#[derive(Default)]
struct Shared {
    routes: HashMap<String, Route>,
    asked: Vec<Asked>,
    // Called before the request with this number is answered.
    hook: Option<(usize, Box<dyn FnOnce() + Send>)>,
}

/// A server on a free port of this machine, until it is dropped.
#[derive(Clone)]
pub struct Server {
    shared: Arc<(Mutex<Shared>, Condvar)>,
    address: SocketAddr,
}

impl Server {
    pub fn start() -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Server { shared: Arc::default(), address: listener.local_addr().unwrap() };
        let own = server.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let server = own.clone();
                std::thread::spawn(move || server.serve(stream));
            }
        });
        server
    }

    /// The same over TLS, on another port: its address, and the certificate that it shows, as PEM.
    pub fn secure(&self) -> (String, String) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let own = rcgen::generate_simple_self_signed([address.ip().to_string()]).unwrap();
        let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).unwrap();
        let config = ServerConfig::builder().with_no_client_auth().with_single_cert(vec![own.cert.der().clone()], key);
        let config = Arc::new(config.unwrap());
        let server = self.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (server, config) = (server.clone(), config.clone());
                let serve = move || server.serve(StreamOwned::new(ServerConnection::new(config).unwrap(), stream));
                std::thread::spawn(serve);
            }
        });
        (format!("https://{address}"), own.cert.pem())
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn put(&self, path: &str, route: Route) {
        self.shared.0.lock().unwrap().routes.insert(path.to_owned(), route);
    }

    pub fn page(&self, path: &str, html: &str) {
        self.put(path, Route::File("text/html; charset=utf-8", html.as_bytes().to_vec()));
    }

    pub fn json(&self, path: &str, json: &str) {
        self.put(path, Route::File("application/json", json.as_bytes().to_vec()));
    }

    /// What was asked so far, which is forgotten.
    pub fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut self.shared.0.lock().unwrap().asked)
    }

    /// Does something before the request with this number, from 0, is answered.
    pub fn before(&self, number: usize, hook: impl FnOnce() + Send + 'static) {
        self.shared.0.lock().unwrap().hook = Some((number, Box::new(hook)));
    }

    /// Waits until so much was asked.
    pub fn wait_for(&self, count: usize) {
        let shared = self.shared.0.lock().unwrap();
        drop(self.shared.1.wait_while(shared, |shared| shared.asked.len() < count).unwrap());
    }

    fn serve(&self, stream: impl Read + Write) {
        let mut reader = BufReader::new(stream);
        while let Some(asked) = read(&mut reader) {
            let (route, hook) = {
                let mut shared = self.shared.0.lock().unwrap();
                let number = shared.asked.len();
                shared.asked.push(asked.clone());
                let hook = shared.hook.take_if(|(at, _)| *at == number);
                (shared.routes.get(&asked.path).cloned(), hook)
            };
            self.shared.1.notify_all();
            if let Some((_, hook)) = hook {
                hook();
            }
            if answer(reader.get_mut(), &asked, route).is_err() {
                return;
            }
        }
    }
}

fn read(reader: &mut impl BufRead) -> Option<Asked> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line.trim().is_empty() {
            break;
        }
        lines.push(line.trim().to_owned());
    }
    let (first, header) = lines.split_first()?;
    let mut words = first.split(' ');
    let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
    let header = header.join("\n").to_ascii_lowercase();
    let length = header.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Asked { method, path, header, body: String::from_utf8(body).ok()? })
}

fn answer(stream: &mut (impl Read + Write), asked: &Asked, route: Option<Route>) -> std::io::Result<()> {
    let ended = || Err(std::io::Error::other("the line is at its end"));
    match route {
        Some(Route::File(kind, bytes)) => {
            let tag = format!(
                "\"{}-{}\"",
                bytes.len(),
                bytes.iter().fold(7_u32, |sum, byte| sum.wrapping_mul(31) ^ u32::from(*byte))
            );
            if asked.header.lines().any(|line| line == format!("if-none-match: {tag}")) {
                return write!(stream, "HTTP/1.1 304 Not Modified\r\netag: {tag}\r\n\r\n");
            }
            write!(
                stream,
                "HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\netag: {tag}\r\ncontent-length: {}\r\n\r\n",
                bytes.len()
            )?;
            stream.write_all(&bytes)
        }
        Some(Route::Unversioned(kind, bytes)) => {
            write!(stream, "HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n\r\n", bytes.len())?;
            stream.write_all(&bytes)
        }
        Some(Route::Status(status, header)) => {
            write!(stream, "HTTP/1.1 {status} Whatever\r\n{header}content-length: 0\r\n\r\n")
        }
        Some(Route::Redirect(to)) => {
            write!(stream, "HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n")
        }
        Some(Route::Raw(bytes)) => {
            stream.write_all(&bytes)?;
            ended()
        }
        Some(Route::Silent) => {
            write!(stream, "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 1000\r\n\r\n<p>One")?;
            let _ = stream.read(&mut [0]);
            ended()
        }
        Some(Route::Endless) => {
            write!(stream, "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n")?;
            let some = vec![b'x'; 1 << 20];
            loop {
                stream.write_all(&some)?;
            }
        }
        None => write!(stream, "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n"),
    }
}
