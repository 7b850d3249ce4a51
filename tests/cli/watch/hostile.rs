//! Servers that are slow, endless, private, or not what they say.

use super::{Newsroom, WORDS, labelled, short};
use crate::server::{Route, Server};
use crate::{run, text};
use serde_json::json;

#[test]
fn what_servers_do_wrong_is_told_and_never_waited_for() {
    let newsroom = Newsroom::new("hostile");
    let server = &newsroom.server;
    server.put("/a/circle", Route::Redirect("/a/circle".into()));
    server.put("/a/there", Route::Redirect("/a/back".into()));
    server.put("/a/back", Route::Redirect("/a/there".into()));
    server.put("/a/nowhere", Route::Redirect("http://".into()));
    let half = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 1000\r\n\r\n<p>One";
    server.put("/a/short", Route::Raw(half.into()));
    let chunked = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n5\r\n<p>On";
    server.put("/a/chunk", Route::Raw(chunked.into()));
    server.put("/a/none", Route::Raw(Vec::new()));
    server.put("/a/noise", Route::Raw(b"SSH-2.0-OpenSSH\r\n\r\n".to_vec()));
    server.put("/a/header", Route::Raw(format!("HTTP/1.1 200 OK\r\nx: {}\r\n\r\n", "y".repeat(200_000)).into_bytes()));
    let zip = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n\r\nabc";
    server.put("/a/gzip", Route::Raw(zip.into()));
    server.put("/a/picture", Route::File("image/png", b"\x89PNG".to_vec()));
    server.put("/a/endless", Route::Endless);
    server.put("/a/gone", Route::Status(410, ""));
    let cases = [
        ("circle", "redirects"),
        ("there", "redirects"),
        ("nowhere", ""),
        ("short", "the connection broke"),
        ("chunk", ""),
        ("none", ""),
        ("noise", ""),
        ("header", ""),
        ("gzip", ""),
        ("picture", "it is image/png, and no page"),
        ("endless", "it is larger than 64 MB"),
        ("gone", "the server answered 410: it was taken away"),
    ];
    for (name, why) in cases {
        newsroom.configure(json!({"pages": [server.url(&format!("/a/{name}"))]}));
        let output = newsroom.look();
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{name}: {said}");
        assert!(said.contains(&format!("/a/{name}: ")) && said.contains(why), "{name}: {said}");
    }
    newsroom.configure(json!({"pages": [server.url("/a/silent")], "timeout": 0.2}));
    server.put("/a/silent", Route::Silent);
    let output = newsroom.look();
    assert!(text(&output.stderr).contains("the server took too long"), "{output:?}");
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    newsroom.configure(json!({"pages": [format!("http://{closed}/a")]}));
    assert_eq!(newsroom.look().status.code(), Some(2));
}

#[test]
fn what_passes_is_news_when_it_lasts_and_a_server_is_left_alone_when_it_asks() {
    let newsroom = Newsroom::new("passing");
    newsroom.told();
    newsroom.server.put("/a", Route::Status(500, ""));
    for _ in 0..2 {
        assert_eq!(newsroom.told(), (Some(2), vec![]), "a failure or two may pass");
    }
    let (code, told) = newsroom.told();
    assert_eq!((code, short(&told)), (Some(2), vec!["unreadable".to_owned()]));
    assert_eq!(newsroom.told(), (Some(2), vec![]));
    newsroom.server.page("/a", &labelled(WORDS));
    assert_eq!(short(&newsroom.told().1), ["mended unreadable"]);
    // What is gone for good is news at once.
    newsroom.server.put("/a", Route::Status(404, ""));
    assert_eq!(short(&newsroom.told().1), ["unreadable"]);
    newsroom.server.page("/a", &labelled(WORDS));
    newsroom.told();
    newsroom.server.put("/a", Route::Status(429, "retry-after: 3600\r\n"));
    assert_eq!(newsroom.told().0, Some(2));
    newsroom.server.asked();
    assert_eq!(newsroom.told(), (Some(2), vec![]));
    assert_eq!(newsroom.server.asked(), [], "not before the hour is over");
}

#[test]
fn private_addresses_are_refused_wherever_they_come_from() {
    let newsroom = Newsroom::new("private");
    let port = newsroom.server.url("").rsplit(':').next().unwrap().to_owned();
    let hosts = ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433", "0x7f.1"];
    for host in hosts {
        newsroom.configure(json!({"pages": [format!("http://{host}:{port}/a")], "allowPrivate": false}));
        let output = newsroom.look();
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{host}: {said}");
        assert!(said.contains("is the private address") || said.contains("no host is called"), "{host}: {said}");
    }
    assert_eq!(newsroom.server.asked(), [], "nothing was asked");
    // Allowed by name: the page, but not what it redirects to, nor where it says that its manifest is.
    let other = Server::start();
    other.page("/b", &labelled(WORDS));
    let there = other.url("/b").replace("127.0.0.1", "localhost");
    newsroom.configure(json!({"allowPrivate": ["127.0.0.1"]}));
    newsroom.server.put("/a", Route::Redirect(there.clone()));
    assert!(text(&newsroom.look().stderr).contains("localhost is the private address"));
    newsroom.server.page("/a", &labelled(WORDS).replace("/claims.json", &there));
    assert!(text(&newsroom.look().stderr).contains("localhost is the private address"));
    assert_eq!(other.asked(), []);
    newsroom.server.page("/a", &labelled(WORDS));
    assert_eq!(newsroom.told().0, Some(0));
}

#[test]
fn mistakes_in_the_configuration_are_told() {
    let newsroom = Newsroom::new("config");
    let cases = [
        ("{", "EOF while parsing"),
        ("{\"pages\": []}", "it names nothing to watch"),
        ("{\"pages\": [\"news.example\"]}", "\"news.example\" is no address"),
        ("{\"pages\": [\"ftp://news.example/\"]}", "is neither https: nor http:"),
        ("{\"pages\": [\"https://news.example\"], \"evry\": 5}", "unknown field `evry`"),
        ("{\"pages\": [\"https://news.example\"], \"every\": 0}", "\"every\" is a number of seconds, at least 1"),
        ("{\"pages\": [\"https://news.example\"], \"tell\": [{\"as\": \"slack\"}]}", "only a webhook is told as slack"),
        (
            "{\"pages\": [\"https://news.example\"], \"tell\": [{\"webhook\": \"https://x.example\", \"as\": \"text\"}]}",
            "json, slack or teams",
        ),
        ("{\"pages\": [\"https://news.example\"], \"authorities\": \"news.watch.json\"}", "no certificate in PEM"),
        (
            "{\"pages\": [\"https://news.example\"], \"state\": \"news.watch.json\"}",
            "news.watch.json, which is read here; name another file",
        ),
        (
            "{\"pages\": [\"https://news.example\"], \"tell\": [{\"file\": \"./news.watch.json\"}]}",
            "news.watch.json, which is read here; name another file",
        ),
        (
            "{\"pages\": [\"https://news.example\"], \"tell\": [{\"file\": \"news.watch.state.jsonl\"}]}",
            "news.watch.state.jsonl, which is the \"state\"; name another file",
        ),
        (
            "{\"pages\": [\"https://news.example\"], \"tell\": [{\"file\": \"told.txt\", \"as\": \"text\"}, {\"file\": \"./told.txt\"}]}",
            "two entries of \"tell\" have the file ",
        ),
    ];
    for (config, why) in cases {
        newsroom.files.put("news.watch.json", config);
        let output = newsroom.look();
        assert_eq!(output.status.code(), Some(2), "{config}: {output:?}");
        assert!(text(&output.stderr).contains(why), "{config}: {output:?}");
    }
    assert_eq!(run(&["watch", &newsroom.files.path("none.json")], b"").status.code(), Some(2));
}

#[test]
fn a_safe_line_is_one_of_an_authority_that_is_trusted_and_leads_to_no_open_one() {
    let newsroom = Newsroom::new("secure");
    let (origin, certificate) = newsroom.server.secure();
    let authorities = newsroom.files.put("own.pem", certificate);
    let page = format!("{origin}/a");
    newsroom.server.page("/a", &labelled(WORDS));
    newsroom.configure(json!({"pages": [page], "authorities": "own.pem"}));
    let output = newsroom.look();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
    assert_eq!(newsroom.server.asked().len(), 2, "the page and its manifest");
    let checked = run(&["check", &page, "--allow-private", "--authorities", &authorities], b"");
    assert_eq!(checked.status.code(), Some(0), "{checked:?}");

    // Nobody that browsers trust has signed for it.
    newsroom.configure(json!({"pages": [page]}));
    let stranger = newsroom.look();
    assert_eq!(stranger.status.code(), Some(2));
    for output in [stranger, run(&["check", &page, "--allow-private"], b"")] {
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains("certificate"), "{output:?}");
    }
    let none = newsroom.files.put("none.pem", "no certificate");
    let output = run(&["check", &page, "--allow-private", "--authorities", &none], b"");
    assert!(text(&output.stderr).contains("none.pem: it holds no certificate in PEM"), "{output:?}");

    newsroom.server.put("/open", Route::Redirect(newsroom.server.url("/a")));
    newsroom.server.asked();
    let output = run(&["check", &format!("{origin}/open"), "--allow-private", "--authorities", &authorities], b"");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert_eq!(newsroom.server.asked().len(), 1, "the open line was not asked");
}
