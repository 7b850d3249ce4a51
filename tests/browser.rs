//! The engine and the Yew components in a real browser: what needs a DOM, below the level of whole pages.

#![cfg(target_family = "wasm")]

use claim_labels::element::{Engine, Manifests, Steps, anchor_claims, article_text, check_manifest};
use claim_labels::manifest::{self, Json, Manifest};
use claim_labels::widget::{LabelledArticle, LabelledArticleProps, ManifestSource};
use gloo::timers::future::TimeoutFuture;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::*;
use web_sys::{Element, HtmlElement, Node, Range};
use yew::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

const BASE: &str = "https://news.example/";

fn value(json: &str) -> JsValue {
    js_sys::JSON::parse(json).unwrap()
}

fn field(value: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(value, &name.into()).unwrap()
}

fn manifest_of(quotes: &[&str]) -> String {
    let claim = |(number, quote): (usize, &&str)| {
        let quote = js_sys::JSON::stringify(&JsValue::from(*quote)).unwrap();
        format!(r#"{{"id": "c{number}", "status": "speculative", "note": "n", "quote": {{"exact": {quote}}}}}"#)
    };
    let claims: Vec<String> = quotes.iter().enumerate().map(claim).collect();
    format!(r#"{{"version": 1, "claims": [{}]}}"#, claims.join(","))
}

/// A host element in the page with this markup in it.
fn host(markup: &str) -> HtmlElement {
    let document = web_sys::window().unwrap().document().unwrap();
    let host: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    // Tests alone: the product never parses markup.
    js_sys::Reflect::set(&host, &"innerHTML".into(), &markup.into()).unwrap();
    document.body().unwrap().append_child(&host).unwrap();
    host
}

/// The tree below `node` in short: text as it is, badges as `(id)`, other elements as `tag[…]`; of a mark, only what is in it.
fn outline(node: &Node) -> String {
    let mut out = String::new();
    let mut next = node.first_child();
    while let Some(child) = next {
        match child.dyn_ref::<Element>() {
            Some(element) => match element.get_attribute("data-claim-badge") {
                Some(id) => out += &format!("({id})"),
                None if element.has_attribute("data-claim") => out += &outline(&child),
                None => out += &format!("{}[{}]", element.local_name(), outline(&child)),
            },
            None => out += &child.node_value().unwrap_or_default(),
        }
        next = child.next_sibling();
    }
    out
}

/// What is painted of the claim `c` with this number, its pieces set apart by `|`.
fn passage(engine: &Engine, number: usize) -> String {
    let ranges = engine.ranges(&format!("c{number}"));
    let pieces = ranges.iter();
    let words = |range: JsValue| range.unchecked_into::<Range>().to_string().as_string().unwrap();
    pieces.map(words).collect::<Vec<_>>().join("|")
}

fn labelled(markup: &str, quotes: &[&str]) -> (HtmlElement, Engine) {
    let host = host(markup);
    let engine = Engine::new(host.clone()).unwrap();
    label(&engine, quotes);
    (host, engine)
}

fn label(engine: &Engine, quotes: &[&str]) {
    engine.begin(manifest::parse_text(&manifest_of(quotes)), BASE, Manifests::New).unwrap();
    while engine.step(Steps::Drawing).unwrap() {}
    if engine.is_waiting() {
        engine.search(None);
        while engine.step(Steps::Drawing).unwrap() {}
    }
}

#[wasm_bindgen_test]
async fn passages_are_marked_across_markup() {
    let cases: [(&str, &[&str], &str, &[&str]); 10] = [
        ("<p>One two three.</p>", &["two"], "p[One two(c0) three.]", &["two"]),
        ("<p>One <em>two</em> three.</p>", &["One two three"], "p[One em[two] three(c0).]", &["One |two| three"]),
        ("<p>One two.</p>\n<p>Three four.</p>", &["two. Three"], "p[One two.]\np[Three(c0) four.]", &["two.|Three"]),
        (
            "<p>One two three four.</p>",
            &["One two three", "three four"],
            "p[One two three(c0) four(c1).]",
            &["One two three", "three| four"],
        ),
        ("<p>One two three.</p>", &["One two three", "two"], "p[One two(c1) three(c0).]", &["One two| three", "two"]),
        ("<p>One <a href='/'>two</a> three.</p>", &["two"], "p[One a[two](c0) three.]", &["two"]),
        ("<p>“One”&nbsp;— two.</p>", &["\"One\"-two"], "p[“One”\u{A0}— two(c0).]", &["“One”\u{A0}— two"]),
        (
            "<p>One <script>two</script><b hidden>two</b><i data-claim-labels=off>two</i>.</p>",
            &["two"],
            "p[One script[two]b[two]i[two].]",
            &[""],
        ),
        // What a page labelled without script has of ours: a mark holds the article's text, the rest is none of it.
        (
            "<section data-claim-labels=static>One two.</section><p>One <mark data-claim-labels=static>two</mark><b data-claim-labels=static>two</b>.</p>",
            &["One two."],
            "section[One two.]p[One mark[two]b[two].(c0)]",
            &["One |two|."],
        ),
        ("<ul><li>One two</li>\n<li>three</li></ul>", &["two three"], "ul[li[One two]\nli[three(c0)]]", &["two|three"]),
    ];
    for (markup, quotes, expected, passages) in cases {
        let (host, engine) = labelled(markup, quotes);
        assert_eq!(outline(&host), expected, "{markup}");
        (0..passages.len()).for_each(|number| assert_eq!(passage(&engine, number), passages[number], "{markup}"));
        let plain = self::host(markup);
        engine.hide();
        assert!(host.is_equal_node(Some(&plain)), "{markup}");
        host.remove();
        plain.remove();
    }
}

// The table that `reading.rs` holds files to.
#[wasm_bindgen_test]
async fn pages_are_read_as_files_are() {
    let cases = js_sys::Array::from(&value(include_str!("data/reading.json")));
    for case in cases.iter() {
        let text = |name: &str| field(&case, name).as_string().unwrap();
        let host = host(&text("html"));
        assert_eq!(article_text(&host), text("text"), "{}", text("what"));
        host.remove();
        let quotes = field(&case, "quotes");
        if quotes.is_undefined() {
            continue;
        }
        for entry in js_sys::Object::entries(quotes.unchecked_ref()).iter() {
            let entry = js_sys::Array::from(&entry);
            let (exact, passage) = (entry.get(0).as_string().unwrap(), entry.get(1));
            let (host, engine) = labelled(&text("html"), &[&exact]);
            let claims = js_sys::Array::from(&engine.claims());
            assert_eq!(field(&claims.get(0), "state") == "anchored", passage.is_string(), "{exact}");
            engine.hide();
            host.remove();
        }
    }
}

#[wasm_bindgen_test]
async fn what_a_mark_would_tear_apart_stays_whole() {
    let cases: [(&str, &[&str], &str, &[&str]); 4] = [
        (
            "<p>The <ruby>東<rt>to</rt>京<rt>kyo</rt></ruby> line is open</p>",
            &["The 東京 line", "東京"],
            "p[The ruby[東rt[to]京rt[kyo]](c1) line(c0) is open]",
            &["The | line", ""],
        ),
        (
            "<p>It fell to <a href=x><math><mn>2.1</mn><mi>%</mi></math></a>, they say</p>",
            &["fell to 2.1%"],
            "p[It fell to a[math[mn[2.1]mi[%]]](c0), they say]",
            &["fell to "],
        ),
        (
            "<p>It is 40 <span class=sr-only>kilometres</span><i aria-hidden=true>km</i> long</p>",
            &["is 40 kilometres long"],
            "p[It is 40 span[kilometres]i[km] long(c0)]",
            &["is 40 | long"],
        ),
        ("<p>Some 10<sup>6</sup> cells.</p>", &["10⁶ cells"], "p[Some 10sup[6] cells(c0).]", &["10|6| cells"]),
    ];
    for (markup, quotes, expected, passages) in cases {
        let (host, engine) = labelled(markup, quotes);
        assert_eq!(outline(&host), expected, "{markup}");
        (0..passages.len()).for_each(|number| assert_eq!(passage(&engine, number), passages[number], "{markup}"));
        let plain = self::host(markup);
        engine.hide();
        assert!(host.is_equal_node(Some(&plain)), "{markup}");
        host.remove();
        plain.remove();
    }
}

#[wasm_bindgen_test]
async fn lone_surrogates_come_back() {
    let broken = js_sys::JsString::from_char_code(&[0xD83D, 0x20]).concat(&"One two three \u{1F600} four ".into());
    let broken = broken.concat(&js_sys::JsString::from_char_code(&[0xDE00]));
    let fill = |host: &HtmlElement| js_sys::Reflect::set(host, &"textContent".into(), &broken).unwrap();
    let (element, plain) = (host(""), host(""));
    fill(&element);
    fill(&plain);
    let engine = Engine::new(element.clone()).unwrap();
    label(&engine, &["two three \u{1F600} four"]);
    assert_eq!(outline(&element), "\u{FFFD} One two three \u{1F600} four(c0) \u{FFFD}");
    assert_eq!(passage(&engine, 0), "two three \u{1F600} four");
    engine.hide();
    assert!(element.is_equal_node(Some(&plain)));
    element.remove();
    plain.remove();
}

// A linear congruential generator: the same cases in every run.
struct Chance(u32);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % limit
    }
}

fn random_markup(chance: &mut Chance, depth: usize, words: &mut Vec<String>) -> String {
    let mut out = String::new();
    for _ in 0..1 + chance.below(4) {
        match chance.below(if depth == 0 { 1 } else { 3 }) {
            0 => {
                let word = format!("w{}é", words.len());
                out += &format!("{word} ");
                words.push(word);
            }
            _ => {
                let tag = ["em", "b", "p", "a", "li", "span"][chance.below(6)];
                out += &format!("<{tag}>{}</{tag}>", random_markup(chance, depth - 1, words));
            }
        }
    }
    out
}

#[wasm_bindgen_test]
async fn any_markup_is_marked_and_given_back() {
    let mut chance = Chance(7);
    for _ in 0..60 {
        let mut words = Vec::new();
        let markup = random_markup(&mut chance, 4, &mut words);
        let quotes: Vec<String> = (0..4)
            .map(|_| {
                let from = chance.below(words.len());
                words[from..(from + 1 + chance.below(5)).min(words.len())].join(" ")
            })
            .collect();
        let quotes: Vec<&str> = quotes.iter().map(String::as_str).collect();
        let (host, engine) = labelled(&markup, &quotes);
        let plain = self::host(&markup);
        for (number, quote) in quotes.iter().enumerate() {
            assert_eq!(passage(&engine, number).replace([' ', '|'], ""), quote.replace(' ', ""), "{markup}");
            assert_eq!(host.query_selector_all(&format!("[data-claim-badge=c{number}]")).unwrap().length(), 1);
        }
        engine.hide();
        assert!(host.is_equal_node(Some(&plain)), "{markup}");
        host.remove();
        plain.remove();
    }
}

// Text of a mark without the badges in it.
fn own_text(node: &Node) -> String {
    let mut out = String::new();
    let mut next = node.first_child();
    while let Some(child) = next {
        let badge = child.dyn_ref::<Element>().is_some_and(|element| element.has_attribute("data-claim-badge"));
        match child.node_type() {
            Node::TEXT_NODE => out += &child.node_value().unwrap_or_default(),
            _ if !badge => out += &own_text(&child),
            _ => {}
        }
        next = child.next_sibling();
    }
    out
}

// An article that a Yew app renders has marks where the element paints.
fn has_the_same_passages(root: &HtmlElement, engine: &Engine, claims: usize) {
    for number in 0..claims {
        let marks = root.query_selector_all(&format!("mark[data-claim=c{number}]")).unwrap();
        let text = (0..marks.length()).map(|at| own_text(&marks.item(at).unwrap())).collect::<String>();
        assert_eq!(text, passage(engine, number).replace('|', ""), "{number}");
    }
}

fn parsed(quotes: &[&str]) -> Rc<Manifest> {
    let json: Json = serde_wasm_bindgen::from_value(value(&manifest_of(quotes))).unwrap();
    Rc::new(manifest::read(&json).0.unwrap())
}

fn rendered(children: Html, quotes: &[&str]) -> (HtmlElement, AppHandle<LabelledArticle>) {
    let root = host("");
    let props = yew::props!(LabelledArticleProps { children, manifest: parsed(quotes), lang: "en" });
    let app = yew::Renderer::<LabelledArticle>::with_root_and_props(root.clone().into(), props).render();
    (root, app)
}

/// Answers in place of the network: addresses, each with the milliseconds that it takes and the manifest of these quotes.
fn answer(answers: &[(&str, u32, &[&str])]) {
    let answers = answers.iter().map(|(url, wait, quotes)| format!("{url:?}: [{wait}, {:?}]", manifest_of(quotes)));
    let script = format!(
        "window.fetch = async ({{ url }}) => {{
            const [wait, text] = ({{ {} }})[new URL(url).pathname];
            await new Promise((done) => setTimeout(done, wait));
            return new Response(text);
        }}",
        answers.collect::<Vec<_>>().join(",")
    );
    js_sys::eval(&script).unwrap();
}

/// Comes back when that is so: what Yew renders comes a little later, on a busy machine much later.
async fn until(what: &str, is: impl Fn() -> bool) {
    for _ in 0..2000 {
        if is() {
            return;
        }
        TimeoutFuture::new(5).await;
    }
    panic!("{what}: waited for in vain");
}

/// How many badges there are that match.
fn shown(root: &HtmlElement, selector: &str) -> u32 {
    root.query_selector_all(&format!("[data-claim-badge]{selector}")).unwrap().length()
}

fn is_badged(root: &HtmlElement) -> bool {
    shown(root, "") > 0
}

fn one_two(url: &'static str, open: Option<AttrValue>) -> LabelledArticleProps {
    let children = html! { <p>{ "One two." }</p> };
    yew::props!(LabelledArticleProps { children, manifest: ManifestSource::Url(url.into()), lang: "en", open })
}

#[wasm_bindgen_test]
async fn of_two_manifests_the_one_that_was_asked_for_last_labels_whichever_comes_last() {
    answer(&[("/slow.json", 100, &["One"]), ("/fast.json", 0, &["One", "two"])]);
    let root = host("");
    let renderer = yew::Renderer::<LabelledArticle>::with_root_and_props;
    let mut app = renderer(root.clone().into(), one_two("/slow.json", None)).render();
    TimeoutFuture::new(20).await;
    app.update(one_two("/fast.json", None));
    until("labels", || shown(&root, "") == 2).await;
    // The other answer comes after that.
    TimeoutFuture::new(200).await;
    assert_eq!(root.query_selector_all("[data-claim-badge]").unwrap().length(), 2);
    app.destroy();
}

#[wasm_bindgen_test]
async fn a_card_that_is_to_be_open_opens_when_the_manifest_has_come() {
    answer(&[("/claims.json", 50, &["One", "two"])]);
    let root = host("");
    let renderer = yew::Renderer::<LabelledArticle>::with_root_and_props;
    let app = renderer(root.clone().into(), one_two("/claims.json", Some("c1".into()))).render();
    let open = || shown(&root, "[data-claim-badge=c1][aria-expanded=true]") == 1;
    until("the card", open).await;
    let badge = root.query_selector("[data-claim-badge=c1]").unwrap().unwrap();
    assert_eq!(badge.get_attribute("aria-expanded").as_deref(), Some("true"));
    app.destroy();
}

#[wasm_bindgen_test]
async fn the_component_renders_the_same_markup_as_the_element() {
    let children = html! {
        <>
            <h1>{ "Head line" }</h1>
            <p>{ "One " }<em>{ "two three" }</em>{ " four " }<a href="/x">{ "five" }</a>{ " six." }</p>
            <p>{ "Seven eight." }<strong>{ "Nine" }</strong></p>
        </>
    };
    let markup = "<article><h1>Head line</h1><p>One <em>two three</em> four <a href='/x'>five</a> six.</p><p>Seven eight.<strong>Nine</strong></p></article>";
    let quotes = ["line", "One two", "three four", "five", "six. Seven", "Nine", "eight", "missing"];
    let (element_host, engine) = labelled(markup, &quotes);

    let (root, app) = rendered(children, &quotes);
    until("the badges", || is_badged(&root)).await;
    let article = |host: &HtmlElement| outline(&host.query_selector("article").unwrap().unwrap());
    assert_eq!(article(&root), article(&element_host));
    has_the_same_passages(&root, &engine, quotes.len());

    let badge: HtmlElement = root.query_selector("[data-claim-badge=c3]").unwrap().unwrap().unchecked_into();
    assert_eq!(
        badge.text_content().unwrap().trim(),
        "[Speculative]",
        "in brackets where no style sheet shows the word alone"
    );
    badge.click();
    until("the card", || badge.get_attribute("aria-expanded").as_deref() == Some("true")).await;
    assert_eq!(badge.get_attribute("aria-expanded").as_deref(), Some("true"));
    let shells = root.query_selector_all("div[data-claim-labels=off]").unwrap();
    let within = |at: u32, selector: &str| {
        let shell: Element = shells.item(at)?.unchecked_into();
        shell.shadow_root()?.query_selector(selector).ok()?
    };
    let find = |selector: &str| (0..shells.length()).find_map(|at| within(at, selector)).expect(selector);
    let press = |selector: &str| find(selector).unchecked_into::<HtmlElement>().click();
    assert!(find("[role=dialog]").text_content().unwrap().contains("Not established: n"));

    press("[role=dialog] [aria-label='Previous claim']");
    until("the card of another", || badge.get_attribute("aria-expanded").as_deref() == Some("false")).await;
    assert_eq!(badge.get_attribute("aria-expanded").as_deref(), Some("false"));
    assert_eq!(root.query_selector_all("[data-claim-badge][aria-expanded=true]").unwrap().length(), 1);
    press("[role=switch]");
    until("no label is shown", || shown(&root, ":not([data-claim-off])") == 0).await;
    assert_eq!(root.query_selector_all("[data-claim-badge]:not([data-claim-off])").unwrap().length(), 0);
    app.destroy();
    root.remove();
    element_host.remove();
}

#[wasm_bindgen_test]
async fn whatever_an_article_is_made_of_is_marked_as_in_a_page() {
    let cases: [(Html, &str, &[&str]); 8] = [
        (
            html! { <ul><li>{ "One two" }</li><li>{ "three four" }</li></ul> },
            "<ul><li>One two</li><li>three four</li></ul>",
            &["two three", "four"],
        ),
        (
            html! { <figure><img src="data:," alt="x" /><figcaption>{ "One " }<b>{ "two" }</b></figcaption></figure> },
            "<figure><img src='data:,' alt='x'><figcaption>One <b>two</b></figcaption></figure>",
            &["One two"],
        ),
        (
            html! { <table><tbody><tr><td>{ "One" }</td><td>{ "two" }</td></tr></tbody></table> },
            "<table><tbody><tr><td>One</td><td>two</td></tr></tbody></table>",
            &["One two"],
        ),
        (html! { <p>{ "One" }<br />{ "two three" }</p> }, "<p>One<br>two three</p>", &["One two"]),
        (
            html! { <p><strong>{ "One " }<em>{ "two " }<a href="/x">{ "three" }</a></em></strong>{ " four" }</p> },
            "<p><strong>One <em>two <a href='/x'>three</a></em></strong> four</p>",
            &["two three", "One two three four", "One"],
        ),
        (
            html! { <blockquote cite="/x"><p>{ "One two" }</p><footer><cite>{ "Three" }</cite></footer></blockquote> },
            "<blockquote cite='/x'><p>One two</p><footer><cite>Three</cite></footer></blockquote>",
            &["One two", "Three"],
        ),
        (
            html! { <p>{ "One " }<span hidden=true>{ "two" }</span><i data-claim-labels="off">{ "two" }</i>{ "three" }</p> },
            "<p>One <span hidden=''>two</span><i data-claim-labels='off'>two</i>three</p>",
            &["two", "One three"],
        ),
        (
            html! { <div><p>{ "One" }</p>{ " " }<p>{ "two" }</p><em>{ "three" }</em>{ " " }<em>{ "four" }</em></div> },
            "<div><p>One</p> <p>two</p><em>three</em> <em>four</em></div>",
            &["One two", "three four"],
        ),
    ];
    for (children, markup, quotes) in cases {
        let (root, app) = rendered(children, quotes);
        until("the badges", || is_badged(&root)).await;
        let (page, engine) = labelled(&format!("<article>{markup}</article>"), quotes);
        let article = |host: &HtmlElement| outline(&host.query_selector("article").unwrap().unwrap());
        assert_eq!(article(&root), article(&page), "{markup}");
        has_the_same_passages(&root, &engine, quotes.len());
        app.destroy();
        root.remove();
        page.remove();
    }
}

#[wasm_bindgen_test]
async fn an_article_that_comes_after_another_has_a_panel_of_its_own() {
    for quote in ["One two", "two three"] {
        let (root, app) = rendered(html! { <p>{ "One two three." }</p> }, &[quote]);
        until("the panel", || {
            let shell = root.query_selector("div[data-claim-labels=off]").unwrap();
            let panel = shell.and_then(|shell| shell.shadow_root());
            panel.is_some_and(|panel| panel.query_selector(".legend").unwrap().is_some())
        })
        .await;
        let shell: Element = root.query_selector("div[data-claim-labels=off]").unwrap().unwrap();
        let find = |selector: &str| shell.shadow_root().unwrap().query_selector(selector).unwrap();
        assert!(find(".legend").unwrap().text_content().unwrap().contains("1 claim labelled."));
        assert!(!find(".list").unwrap().has_attribute("open"), "as the one before left it");
        find(".list").unwrap().set_attribute("open", "").unwrap();
        until("the list is drawn", || find(".list a").is_some()).await;
        assert!(find(".list a").unwrap().text_content().unwrap().contains(quote));
        app.destroy();
        root.remove();
        until("the panel is gone", || !shell.is_connected()).await;
    }
}

// The program is in one piece here, and there are no lexicons.
fn nothing_to_load() -> js_sys::Function {
    js_sys::Function::new_no_args("")
}

async fn settled(promise: js_sys::Promise) -> Result<JsValue, JsValue> {
    wasm_bindgen_futures::JsFuture::from(promise).await
}

#[wasm_bindgen_test]
fn javascript_values_are_validated_like_text() {
    let cases = [
        ("7", "not-a-manifest"),
        ("{}", "version-missing"),
        (r#"{"version": 1, "claims": [{"id": "a b"}]}"#, "id-invalid"),
        (r#"{"version": 1, "claims": [], "x": null}"#, "unknown-field"),
    ];
    for (json, code) in cases {
        let problems = check_manifest(json).unwrap();
        let first = field(&problems, "0");
        assert_eq!(field(&first, "code"), JsValue::from(code), "{json}");
    }
    let nested = format!(r#"{{"version": 1, "claims": [], "x": {}{}}}"#, "[".repeat(100), "]".repeat(100));
    let refused = check_manifest(&nested).unwrap_err();
    assert_eq!(field(&refused, "code"), JsValue::from("manifest-not-json"));
}

// The browser's Unicode services give the answers that the unicode-* crates give natively.
async fn answers(text: &str, quote: &str) -> JsValue {
    settled(anchor_claims(text.into(), manifest_of(&[quote]), nothing_to_load())).await.unwrap()
}

#[wasm_bindgen_test]
async fn typography_is_folded_by_the_browser_too() {
    let cases = [
        ("le cafe\u{301} noir", "café noir", 3, 13),
        ("x ﬁnal y", "final", 2, 6),
        ("ab ｶﾞｷﾞ c", "ガギ", 3, 7),
        ("👩\u{1F3FD}\u{200D}🚀 up", "up", 5, 7),
    ];
    for (text, quote, start, end) in cases {
        let answers = self::answers(text, quote).await;
        let first = field(&answers, "0");
        let point = |name| field(&first, name).as_f64().map(|at| at as usize);
        assert_eq!((point("start"), point("end")), (Some(start), Some(end)), "{text}");
    }
    // A piece of a grapheme cluster is nothing that a reader sees.
    let answers = self::answers("👩\u{200D}🚀 up", "🚀").await;
    assert_eq!(field(&field(&answers, "0"), "state"), JsValue::from("orphaned"));
}

#[wasm_bindgen_test]
fn problems_of_a_text_say_line_and_column() {
    let problems = check_manifest("{\"version\": 1,\n \"claims\": [],\n  \"x\": 1}").unwrap();
    let first = field(&problems, "0");
    assert_eq!((field(&first, "line").as_f64(), field(&first, "column").as_f64()), (Some(3.0), Some(8.0)));
    let refused = check_manifest("{\n  \"version\": 1,\n}").unwrap_err();
    let message = field(&refused, "message").as_string().unwrap();
    assert!(message.ends_with("(line 3, column 1)."), "{message}");
}
