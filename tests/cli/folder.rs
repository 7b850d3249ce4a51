//! `check --dir`: many pairs, of which some are broken.

use super::{Files, manifest, run, text};
use serde_json::Value;

fn folder(name: &str) -> Files {
    let files = Files::new(name);
    std::fs::create_dir_all(files.0.join("inner")).unwrap();
    for number in 0..600 {
        files.put(&format!("inner/{number:03}.html"), format!("<p>One two three of {number}."));
        files.put(&format!("inner/{number:03}.claims.json"), manifest(&["One two three"]));
    }
    files
}

#[test]
fn clean_folders_are_clean() {
    let files = folder("clean");
    let output = run(&["check", "--dir", &files.path("")], b"");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(
        text(&output.stdout),
        "600 articles: 600 clean, 0 with errors or orphans, 0 unreadable\n600 of 600 claims anchored\n"
    );
    assert!(output.stderr.is_empty(), "no progress bar where there is no terminal");
}

#[test]
fn broken_files_are_reported_and_the_rest_goes_on() {
    let files = folder("broken");
    files.put("inner/100.html", b"caf\xE9");
    files.put("inner/200.claims.json", "{");
    files.put("inner/300.claims.json", manifest(&["nowhere to be found"]));
    std::fs::remove_file(files.0.join("inner/400.html")).unwrap();
    files.put("a.txt", "One two three");
    files.put("a.claims.json", manifest(&["One two three"]));
    let folder = files.path("");
    let output = run(&["check", "--dir", &folder], b"");
    let (said, wrong) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(2), "{said}{wrong}");
    assert!(said.contains("601 articles: 597 clean, 2 with errors or orphans, 2 unreadable"), "{said}");
    assert!(
        wrong.contains("100.html: it is not UTF-8 at line 1, column 4")
            && wrong.contains("400.html: there is no such article"),
        "{wrong}"
    );
    assert!(
        said.find("200.claims.json").unwrap() < said.find("300.claims.json").unwrap(),
        "in the order of names: {said}"
    );

    let output = run(&["check", "--dir", &folder, "--format", "json"], b"");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let all = report["files"].as_array().unwrap();
    assert_eq!(all.len(), 601);
    assert!(all[0]["article"].as_str().unwrap().ends_with("a.txt") && all[0]["claims"][0]["state"] == "anchored");
    assert!(all[101]["error"].as_str().unwrap().contains("not UTF-8"), "{}", all[101]);
    assert_eq!(all[201]["problems"][0]["code"], "not-json");
    assert_eq!(all[301]["claims"][0]["reason"], "gone");

    let output = run(&["check", "--dir", &folder, "--format", "github"], b"");
    assert!(text(&output.stdout).contains("title=unreadable::"), "{output:?}");

    for name in ["inner/100.html", "inner/400.html"] {
        files.put(name, "<p>One two three");
    }
    assert_eq!(run(&["check", "--dir", &folder], b"").status.code(), Some(1));
    files.put("inner/200.claims.json", manifest(&["One two three"]));
    assert_eq!(run(&["check", "--dir", &folder, "--allow-orphans"], b"").status.code(), Some(0));
}

#[test]
fn folders_with_nothing_to_check_are_told() {
    let files = Files::new("nothing");
    files.put("a.html", "<p>x");
    for folder in [files.path(""), files.path("missing"), files.path("a.html")] {
        let output = run(&["check", "--dir", &folder], b"");
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(text(&output.stderr).contains("cannot read"), "{output:?}");
    }
}

#[test]
fn what_is_passed_over_is_told() {
    let files = Files::new("passed-over");
    let (page, claims) = ("<p>One two three.", manifest(&["One two three"]));
    for name in ["a.html", "b.HTML", "cafe\u{301}.html", "lonely.html", "odd.txt"] {
        files.put(name, page);
    }
    for name in
        ["a.claims.JSON", "b.claims.json", "caf\u{E9}.claims.json", "odd.json", "old-claims.jsonc", "package.json"]
    {
        files.put(name, &claims);
    }
    let output = run(&["check", "--dir", &files.path("")], b"");
    let (said, remarks) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{said}{remarks}");
    assert!(said.starts_with("3 articles: 3 clean"), "{said}");
    for (name, why) in [
        ("a.claims.JSON", "is checked, although its name does not end in .claims.json as it is written here"),
        ("b.claims.json", "is checked with"),
        ("caf\u{E9}.claims.json", "are not written with the same characters"),
        ("odd.json", "is passed over, as its name does not end in .claims.json"),
        ("old-claims.jsonc", "is passed over"),
        ("2 articles have no manifest beside them", "lonely.html: passed over"),
    ] {
        let told = remarks.lines().any(|line| line.contains(name) && line.contains(why));
        assert!(told, "{name} {why}: {remarks}");
    }
    assert!(!remarks.contains("package.json"), "{remarks}");
    assert_eq!(remarks.lines().count(), 6, "{remarks}");
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_circles_told() {
    let files = folder("links");
    std::os::unix::fs::symlink(files.path("inner"), files.path("again")).unwrap();
    let output = run(&["check", "--dir", &files.path("")], b"");
    assert!(text(&output.stdout).contains("1200 articles: 1200 clean"), "{output:?}");
    std::os::unix::fs::symlink(files.path(""), files.path("inner/circle")).unwrap();
    let output = run(&["check", "--dir", &files.path("")], b"");
    assert_eq!(output.status.code(), Some(2));
    let (said, wrong) = (text(&output.stdout), text(&output.stderr));
    assert!(said.contains("1200 articles: 1200 clean") && said.contains(", and 2 folders unreadable"), "{said}");
    assert!(wrong.contains("inner/circle: it is a link in a circle, back to "), "{wrong}");
    let output = run(&["check", "--dir", &files.path(""), "--format", "json"], b"");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(report["files"][0]["folder"].as_str().unwrap().ends_with("again/circle"), "{}", report["files"][0]);
    let here = std::process::Command::new(env!("CARGO_BIN_EXE_claim-labels"))
        .args(["check", "--dir", ".", "--format", "github"])
        .current_dir(files.path(""))
        .output();
    assert!(text(&here.unwrap().stdout).contains("::error file=inner/circle,"), "as other files are called");
    let output = run(&["report", "--dir", &files.path(""), "-o", &files.path("report.html")], b"");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(files.read("report.html").contains("articles or folders not read"));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_in_a_folder_is_told_and_the_rest_goes_on() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let files = Files::new("unreadable");
    files.put("a.html", "<p>One two three.");
    files.put("a.claims.json", manifest(&["One two three"]));
    let check = || run(&["check", "--dir", &files.path("")], b"");
    // Emacs' locks, and a link that is neither an article nor a manifest.
    for name in [".#a.html", ".#a.claims.json", "picture.png"] {
        symlink("nobody@nowhere.1:2", files.path(name)).unwrap();
    }
    let output = check();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()), "{output:?}");

    symlink("nowhere", files.path("b.claims.json")).unwrap();
    files.put("b.html", "<p>One two three.");
    let pipe = std::process::Command::new("mkfifo").arg(files.path("c.html")).status();
    assert!(pipe.unwrap().success());
    files.put("c.claims.json", manifest(&["One two three"]));
    std::fs::create_dir(files.path("closed")).unwrap();
    std::fs::set_permissions(files.path("closed"), PermissionsExt::from_mode(0o000)).unwrap();
    // An administrator may read it all the same.
    let is_closed = std::fs::read_dir(files.path("closed")).is_err();
    let output = check();
    let (said, wrong) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(2), "{said}{wrong}");
    assert!(said.contains("3 articles: 1 clean, 0 with errors or orphans, 2 unreadable"), "{said}");
    assert!(wrong.contains("b.claims.json: No such file"), "{wrong}");
    assert!(wrong.contains("c.html: it is a pipe or a device, and no file"), "{wrong}");
    assert_eq!(
        (said.contains(", and 1 folder unreadable"), wrong.contains("closed: Permission denied")),
        (is_closed, is_closed),
        "{said}{wrong}"
    );
}
