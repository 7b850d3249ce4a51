//! Suggestions: what is a cue, what only looks like one, and that any text is safe.

#![cfg(feature = "suggest")]

use claim_labels::manifest::Status::{self, Official, Reported, Speculative};
use claim_labels::suggest::{Kind, Suggestion, suggest};
use proptest::prelude::*;

type Expected<'a> = (Status, &'a str, Option<&'a str>);

fn name(suggestion: &Suggestion) -> Option<&str> {
    suggestion.source.as_ref()?.name.as_deref()
}

fn check(text: &str, expected: &[Expected]) {
    let found = suggest(text, "en");
    let found: Vec<Expected> =
        found.iter().map(|one| (one.status, &text[one.span.start..one.span.end], name(one))).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn who_says_what() {
    let cases: &[(&str, &[Expected])] = &[
        ("Anna Reyes said the bridge is safe.", &[(Official, "the bridge is safe", Some("Anna Reyes"))]),
        ("The bridge is safe, Anna Reyes said on Monday.", &[(Official, "The bridge is safe", Some("Anna Reyes"))]),
        ("The bridge is safe, said Anna Reyes.", &[(Official, "The bridge is safe", Some("Anna Reyes"))]),
        ("Lind told the council on Monday that it is safe.", &[(Official, "it is safe", Some("Lind"))]),
        ("The ministry said in a statement that it had paid.", &[(Official, "it had paid", Some("ministry"))]),
        (
            "The ministry said no deaths had been reported.",
            &[(Official, "no deaths had been reported", Some("ministry"))],
        ),
        ("According to the ministry, it had paid.", &[(Official, "it had paid", Some("ministry"))]),
        ("It had paid, according to the Health Ministry.", &[(Official, "It had paid", Some("Health Ministry"))]),
        ("A spokesman for Acme said it had paid.", &[(Official, "it had paid", Some("Acme"))]),
        ("Acme denied that it had paid.", &[(Official, "Acme denied that it had paid", Some("Acme"))]),
        ("Acme announced it had paid.", &[(Official, "it had paid", Some("Acme"))]),
        ("Ms. Lind said it cost $2.5 million.", &[(Official, "it cost $2.5 million", Some("Lind"))]),
        ("Police have said the road is closed.", &[(Official, "the road is closed", Some("Police"))]),
        ("Sources say the talks have failed.", &[(Reported, "the talks have failed", None)]),
        ("Three officials familiar with the talks said they had failed.", &[(Reported, "they had failed", None)]),
        ("Reuters reported that the talks had failed.", &[(Reported, "the talks had failed", Some("Reuters"))]),
        (
            "The Daily Post reported that the talks had failed.",
            &[(Reported, "the talks had failed", Some("Daily Post"))],
        ),
        (
            "The talks had failed, the Sunday Times reported.",
            &[(Reported, "The talks had failed", Some("Sunday Times"))],
        ),
        (
            "On Monday Reuters reported that the talks had failed.",
            &[(Reported, "the talks had failed", Some("Reuters"))],
        ),
        ("The talks had failed, the newspaper La Voz reported.", &[(Reported, "The talks had failed", Some("La Voz"))]),
        (
            "Jo Abara, an analyst at Hollis, said prices might fall.",
            &[(Reported, "prices might fall", Some("Jo Abara"))],
        ),
        ("Residents said the water smelled.", &[(Reported, "the water smelled", None)]),
        ("The talks have reportedly failed.", &[(Reported, "The talks have reportedly failed", None)]),
        (
            "There were reports that the talks had failed.",
            &[(Reported, "There were reports that the talks had failed", None)],
        ),
    ];
    cases.iter().for_each(|(text, expected)| check(text, expected));
}

#[test]
fn quotations_and_their_speakers() {
    let cases: &[(&str, &[Expected])] = &[
        ("“The bridge is safe,” Anna Reyes said.", &[(Official, "The bridge is safe", Some("Anna Reyes"))]),
        ("\"The bridge is safe,\" said Anna Reyes.", &[(Official, "The bridge is safe", Some("Anna Reyes"))]),
        ("‘The bridge is safe,’ said Anna Reyes.", &[(Official, "The bridge is safe", Some("Anna Reyes"))]),
        ("Anna Reyes said: “The bridge is safe.”", &[(Official, "The bridge is safe", Some("Anna Reyes"))]),
        (
            "“It is safe. It stays open,” she said, and left.\n“So it is,” said Bo Lind.",
            &[(Reported, "It is safe. It stays open", None), (Official, "So it is", Some("Bo Lind"))],
        ),
        (
            "Mayor Anna Reyes met the press. “We have paid,” she said. “We will not pay again.”",
            &[(Official, "We have paid", Some("Anna Reyes")), (Official, "We will not pay again", Some("Anna Reyes"))],
        ),
        (
            "“We have paid,” said Lind, “and we will not pay again.”",
            &[(Official, "We have paid", Some("Lind")), (Official, "and we will not pay again", Some("Lind"))],
        ),
        ("Lind said the plan was “a gift to nobody”.", &[(Official, "the plan was “a gift to nobody”", Some("Lind"))]),
        ("“It may rain here,” read a sign.", &[]),
        ("“Is the bridge safe?” Reyes asked.", &[]),
        ("“Hamlet” opens on Friday.", &[]),
        ("“Never mind the slip.", &[]),
    ];
    cases.iter().for_each(|(text, expected)| check(text, expected));
}

#[test]
fn a_grammar_of_attribution() {
    let cases: &[(&str, &[Expected])] = &[
        // A clause without `that` shows its verb.
        ("Lind argued the plan was too dear.", &[(Official, "the plan was too dear", Some("Lind"))]),
        ("Lind showed the plan to the council.", &[]),
        // One subject, several verbs.
        (
            "Mayor Anna Reyes met reporters and said the plan was dead.",
            &[(Official, "the plan was dead", Some("Anna Reyes"))],
        ),
        ("Anna Reyes, who said the plan was dead, left.", &[(Official, "the plan was dead", Some("Anna Reyes"))]),
        ("In an interview, Anna Reyes went on to say that it rained.", &[(Official, "it rained", Some("Anna Reyes"))]),
        ("Lind was saying that it rained.", &[(Official, "it rained", Some("Lind"))]),
        // Before, after, around.
        ("As Reyes noted, the plan was dead.", &[(Official, "the plan was dead", Some("Reyes"))]),
        ("The plan was dead, as Reyes noted.", &[(Official, "The plan was dead", Some("Reyes"))]),
        (
            "The ship, according to the navy, left at noon.",
            &[(Official, "The ship, according to the navy, left at noon", Some("navy"))],
        ),
        (
            "The ship, Reyes said, had left at noon.",
            &[(Official, "The ship, Reyes said, had left at noon", Some("Reyes"))],
        ),
        (
            "It may be late, but it is “a good ship,” Reyes said.",
            &[(Official, "It may be late, but it is “a good ship,”", Some("Reyes"))],
        ),
        // What somebody says that others said is theirs.
        (
            "Lind said the ministry had denied that it had paid.",
            &[(Official, "the ministry had denied that it had paid", Some("Lind"))],
        ),
        (
            "The plan failed, with residents saying they had not been heard.",
            &[(Reported, "they had not been heard", None)],
        ),
        (
            "Bo Lind left early. He did not repeat Reyes’s claim that the plan was dead.",
            &[(Official, "the plan was dead", Some("Reyes"))],
        ),
        // Long subjects.
        ("Anna Reyes, a lawyer in Austin, Texas, said it was late.", &[(Official, "it was late", Some("Anna Reyes"))]),
        ("Sen. Anna Reyes (D-Ohio) said it was late.", &[(Official, "it was late", Some("Anna Reyes"))]),
        ("Secretary of State Anna Reyes said it was late.", &[(Official, "it was late", Some("Anna Reyes"))]),
        (
            "The head of the union that represents pilots said it was late.",
            &[(Official, "it was late", Some("head of the union"))],
        ),
        // Not said.
        ("That is easier said than done in this town.", &[]),
        ("The states that have suffered most will vote.", &[]),
        ("A majority of regular, pledged delegates will vote.", &[]),
        ("Reyes left without saying that it was late.", &[]),
        ("Officials told Alder residents not to drink it.", &[]),
        ("Critics dismissed the statement released on Monday by the firm.", &[]),
    ];
    cases.iter().for_each(|(text, expected)| check(text, expected));
}

#[test]
fn what_was_said_ends_where_the_sentence_goes_on_in_its_own_words() {
    let cases: &[(&str, &[Expected])] = &[
        // A part of somebody else's sentence.
        (
            "When Anna Reyes said the bridge was safe, the council had already voted.",
            &[(Official, "the bridge was safe", Some("Anna Reyes"))],
        ),
        (
            "Although Acme announced that it had paid – two years late – the court was not moved.",
            &[(Official, "it had paid – two years late", Some("Acme"))],
        ),
        (
            "Anna Reyes said the bridge was safe, the tests were done.",
            &[(Official, "the bridge was safe, the tests were done", Some("Anna Reyes"))],
        ),
        // A remark that is longer than the claim, and one that is not.
        (
            "Lind said that the bridge is closed, leaving the islanders with two boats a day and no way to reach a doctor.",
            &[(Official, "the bridge is closed", Some("Lind"))],
        ),
        (
            "Lind said she had spoken to Jo Abara, who ran the ferry for thirty years before he retired to the south of the island.",
            &[(Official, "she had spoken to Jo Abara", Some("Lind"))],
        ),
        (
            "Lind said the bridge across the northern channel is closed, leaving two boats.",
            &[(Official, "the bridge across the northern channel is closed, leaving two boats", Some("Lind"))],
        ),
        // Before the verb of the claim a remark is a part of it.
        (
            "Lind said that the bridge, a wooden one that her grandfather had helped to build, is safe.",
            &[(Official, "the bridge, a wooden one that her grandfather had helped to build, is safe", Some("Lind"))],
        ),
        // Words in -ed that are no verbs, and verbs that are not the claim's.
        ("Reyes repeated her long-planned walk across the bridge.", &[]),
        ("Reyes maintained the unused ferry.", &[]),
        ("Critics accused Lind of implying he was late.", &[]),
        ("Lind talked for an hour, never admitting he was late.", &[]),
    ];
    cases.iter().for_each(|(text, expected)| check(text, expected));
}

#[test]
fn quotations_without_a_verb_beside_them() {
    let cases: &[(&str, &[Expected])] = &[
        (
            "Mayor Anna Reyes was blunt. “The money is simply gone.”",
            &[(Official, "The money is simply gone", Some("Anna Reyes"))],
        ),
        (
            "Mayor Anna Reyes was blunt: “The money is simply gone.”",
            &[(Official, "The money is simply gone", Some("Anna Reyes"))],
        ),
        (
            "Anna Reyes said it was over. “The money is simply gone.”\n“We will not ask again.”",
            &[
                (Official, "it was over", Some("Anna Reyes")),
                (Official, "The money is simply gone", Some("Anna Reyes")),
                (Official, "We will not ask again", Some("Anna Reyes")),
            ],
        ),
        ("“It is ‘a joke’,” said Bo Lind.", &[(Official, "It is ‘a joke", Some("Bo Lind"))]),
        ("''It is a joke,'' said Bo Lind.", &[(Official, "It is a joke", Some("Bo Lind"))]),
        ("'It is a joke,' said Bo Lind.", &[(Official, "It is a joke", Some("Bo Lind"))]),
        ("Bo Lind warned of “a dark year for farmers.”", &[(Official, "a dark year for farmers", Some("Bo Lind"))]),
        ("PARKING: “The lot behind the hall is closed.”", &[]),
    ];
    cases.iter().for_each(|(text, expected)| check(text, expected));
}

#[test]
fn pronouns_mean_whom_they_can_mean() {
    let text =
        "Ms. Anna Reyes said it was late. Mr. Bo Lind said it was early. She said it was dark. He said it was light.";
    let found = suggest(text, "en");
    let names = [Some("Anna Reyes"), Some("Bo Lind"), Some("Anna Reyes"), Some("Bo Lind")];
    assert_eq!(found.iter().map(name).collect::<Vec<_>>(), names);
    let text = "The ministry said it was late. Anna Reyes said it was early. It said there was no hurry.";
    assert_eq!(name(&suggest(text, "en")[2]), Some("ministry"));
    // A name in full that stands anywhere before, if there is only one.
    let text = "The harbour is run by Nils Orre. Orre said it was late.";
    assert_eq!(name(&suggest(text, "en")[0]), Some("Nils Orre"));
    let text = "It was built by Nils Orre and Jon Orre. Orre said it was late.";
    assert_eq!(name(&suggest(text, "en")[0]), Some("Orre"));
}

#[test]
fn other_languages() {
    let cases: &[(&str, &str, &[Expected])] = &[
        (
            "de",
            "Anna Reuter sagte, die Brücke sei sicher.",
            &[(Official, "die Brücke sei sicher", Some("Anna Reuter"))],
        ),
        (
            "de",
            "Die Brücke sei sicher, teilte die Polizei am Montag mit.",
            &[(Official, "Die Brücke sei sicher", Some("Polizei"))],
        ),
        ("de", "Laut Ministerium ist die Brücke sicher.", &[(Official, "ist die Brücke sicher", Some("Ministerium"))]),
        ("de", "„Die Brücke ist sicher“, so Reuter.", &[(Official, "Die Brücke ist sicher", Some("Reuter"))]),
        (
            "de",
            "Die Brücke soll schon lange gesperrt worden sein.",
            &[(Reported, "Die Brücke soll schon lange gesperrt worden sein", None)],
        ),
        ("de", "Die Schule könnte schließen.", &[(Speculative, "Die Schule könnte schließen", None)]),
        ("de", "Der Sprecher trug einen Mantel.", &[]),
        ("ru", "В полиции сообщили, что мост закрыт.", &[(Official, "мост закрыт", Some("полиция"))]),
        (
            "ru",
            "«Мост закрыт навсегда», — сказала Анна Лебедева.",
            &[(Official, "Мост закрыт навсегда", Some("Анна Лебедева"))],
        ),
        ("ru", "По словам министра, мост закрыт.", &[(Official, "мост закрыт", Some("министр"))]),
        ("ru", "Мост может рухнуть.", &[(Speculative, "Мост может рухнуть", None)]),
        ("ru", "Мост не может рухнуть.", &[]),
        ("uk", "Речник міністерства сказав, що міст закрито.", &[(Official, "міст закрито", Some("міністерство"))]),
        ("uk", "За словами поліції, міст закрито.", &[(Official, "міст закрито", Some("поліція"))]),
        ("uk", "Джерела кажуть, що міст закрито.", &[(Reported, "міст закрито", None)]),
        ("uk-UA", "Імовірно, міст закриють.", &[(Speculative, "Імовірно, міст закриють", None)]),
    ];
    for (language, text, expected) in cases {
        let found = suggest(text, language);
        let found: Vec<Expected> =
            found.iter().map(|one| (one.status, &text[one.span.start..one.span.end], name(one))).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn a_stop_that_belongs_to_a_word_ends_no_claim() {
    // A language, and claims that are found whole.
    let cases = [
        (
            "de",
            "Die Ministerin sagte, das Gesetz trete am 3. Oktober in Kraft.",
            "das Gesetz trete am 3. Oktober in Kraft",
        ),
        (
            "de",
            "Weber sagte, der Rat wolle es bis zum 1. Juli beschließen.",
            "der Rat wolle es bis zum 1. Juli beschließen",
        ),
        (
            "de",
            "Weber sagte, die Straße sei bis zum 12. 5. 2025 gesperrt.",
            "die Straße sei bis zum 12. 5. 2025 gesperrt",
        ),
        ("de", "Weber sagte, es sei die 14. Sitzung gewesen. Die Stadt schwieg.", "es sei die 14. Sitzung gewesen"),
        ("de", "Weber sagte, der II. Senat werde entscheiden.", "der II. Senat werde entscheiden"),
        ("de", "Weber sagte, die Zahl liege bei 12. Die Stadt schwieg.", "die Zahl liege bei 12"),
        ("de", "Weber sagte, es fehle z. B. Wasser und u. a. Strom.", "es fehle z. B. Wasser und u. a. Strom"),
        ("de", "Weber sagte, der Umbau koste ca. 3 Mio. Euro.", "der Umbau koste ca. 3 Mio. Euro"),
        ("de", "Weber sagte, nach Art. 5 Abs. 2 sei es erlaubt.", "nach Art. 5 Abs. 2 sei es erlaubt"),
        ("de", "Weber sagte, das sei so seine Art. Der Rat schwieg.", "das sei so seine Art"),
        ("de", "Weber sagte, der Bus Nr. Sieben fahre bis St. Gallen.", "der Bus Nr. Sieben fahre bis St. Gallen"),
        ("de", "Weber sagte, das Haus Parkstr. Sieben sei leer.", "das Haus Parkstr. Sieben sei leer"),
        ("ru", "Мэр сказал, что дом отдали им. Потом все ушли.", "дом отдали им."),
        ("ru", "Мэр сказал, что дорога в с. Заречье закрыта.", "дорога в с. Заречье закрыта"),
        ("ru", "Мэр сказал, что завод в г. Сочи на ул. Ленина закрыт.", "завод в г. Сочи на ул. Ленина закрыт"),
        ("ru", "Мэр сказал, что врача И. И. Петрова уволили.", "врача И. И. Петрова уволили"),
        ("ru", "Мэр сказал, что мост построили в 2020 г. Рабочие молчат.", "мост построили в 2020 г."),
        ("ru", "Мэр сказал, что закрыты школы, сады и т. д. Рабочие молчат.", "закрыты школы, сады и т. д."),
        ("uk", "Мер сказав, що дорогу з с. Терни закрито.", "дорогу з с. Терни закрито"),
        (
            "uk",
            "Мер сказав, що рух по м. Харків на вул. Шевченка закрито.",
            "рух по м. Харків на вул. Шевченка закрито",
        ),
        ("uk", "Мер сказав, що міст звели у 2020 р. Робітники мовчать.", "міст звели у 2020 р."),
        ("en", "Lind said the team of Bo Rask, Ph.D. Hollis had won.", "the team of Bo Rask, Ph.D. Hollis had won"),
        ("en", "Lind said it was Ash vs. Brell in the final.", "it was Ash vs. Brell in the final"),
        ("en", "Lind said they went to mass. Police were there.", "they went to mass"),
        (
            "en",
            "Lind said the model of Rask et al. Brell used was as in Fig. 3 there.",
            "the model of Rask et al. Brell used was as in Fig. 3 there",
        ),
    ];
    for (language, text, claim) in cases {
        let found = suggest(text, language);
        let found: Vec<&str> = found.iter().map(|one| &text[one.span.start..one.span.end]).collect();
        assert_eq!(found, [claim], "{text}");
    }
}

#[test]
fn hedges() {
    let hedged = [
        "The vote may be delayed",
        "The vote might well be delayed",
        "The vote could be delayed",
        "The vote is expected to be close",
        "The vote is widely expected to be close",
        "It is unclear whether the vote will be held",
        "Whether the vote will be held remains to be seen",
        "The vote is likely to be close",
        "Perhaps the vote will be close",
        "The vote appears to be close",
        "Nobody knows who will win",
        "There is speculation that the vote will be delayed",
        "May 3 may be the day of the vote",
        "It’s not clear whether he knew",
    ];
    for sentence in hedged {
        let full_stop = [sentence, "."].concat();
        check(&full_stop, &[(Speculative, sentence, None)]);
    }
}

#[test]
fn what_only_looks_like_a_cue() {
    let plain = [
        "The vote was held in May.",
        "May was dry. In May 1962 it rained.",
        "Theresa May watched the count.",
        "Residents may apply until Friday.",
        "Cameras may not be used, but bags may be used.",
        "He read her will before dawn.",
        "The army showed its full might.",
        "Economic might alone feeds nobody.",
        "With all their might they pulled.",
        "Could the bridge be saved?",
        "From the hill one could see the smoke.",
        "The company could not be reached for comment.",
        "The company declined to comment and said nothing.",
        "She said goodbye. He said no more.",
        "That said, the bridge is old.",
        "Having said that, the bridge is old.",
        "It goes without saying that it is old.",
        "He has not said whether he will run.",
        "The ministry would not say who paid.",
        "The district court had the final say.",
        "Witnesses were told to wait outside.",
        "Police told drivers to stay at home.",
        "Shares rose more than expected.",
        "As expected, the rate stayed at 3 percent.",
        "It was a likely story.",
        "He brushed off reports that it was late.",
        "Others find it helpful. They showed its use.",
        "Acme reported a loss of $80 million.",
        "The United States claims office is closed.",
        "The reports of both notes and states were long.",
        "“The tide may turn here",
    ];
    plain.iter().for_each(|text| check(text, &[]));
}

#[test]
fn one_suggestion_a_clause() {
    let cases: &[(&str, &[Expected])] = &[
        (
            "The vote may perhaps possibly be delayed.",
            &[(Speculative, "The vote may perhaps possibly be delayed", None)],
        ),
        (
            "Lind said the road was safe, but it is unclear who paid.",
            &[(Official, "the road was safe", Some("Lind")), (Speculative, "it is unclear who paid", None)],
        ),
        (
            "Fares will likely rise, and some jobs are probably at risk.",
            &[(Speculative, "Fares will likely rise", None), (Speculative, "some jobs are probably at risk", None)],
        ),
        (
            "Lind said that the road was safe, and that it would be closed later.",
            &[(Official, "the road was safe", Some("Lind")), (Official, "it would be closed later", Some("Lind"))],
        ),
        (
            "Lind said the road was safe, adding that it might be closed later.",
            &[(Official, "the road was safe", Some("Lind")), (Official, "it might be closed later", Some("Lind"))],
        ),
    ];
    cases.iter().for_each(|(text, expected)| check(text, expected));
}

#[test]
fn sources_carry_name_and_office() {
    let cases = [
        ("Kremlin spokesperson Dmitry Peskov said it was late.", "Dmitry Peskov", Some("Kremlin spokesperson")),
        ("Health Minister Lena Okafor said it was late.", "Lena Okafor", Some("Health Minister")),
        ("Dr. K. Osei, head of the hospital, said it was late.", "K. Osei", Some("head of the hospital")),
        (
            "Northwind’s chief executive, Marta Lind, said it was late.",
            "Marta Lind",
            Some("Northwind’s chief executive"),
        ),
        ("“It was very late,” said Mei Tanaka, a professor of law.", "Mei Tanaka", Some("professor of law")),
        ("The University of Brell said it was late.", "University of Brell", None),
        ("The ministry of culture said it was late.", "ministry of culture", None),
        ("A statement from the ministry said it was late.", "ministry", None),
        ("On Monday Emily Kelly said it was late.", "Emily Kelly", None),
    ];
    for (text, name, role) in cases {
        let found = suggest(text, "en");
        let source = found.first().and_then(|one| one.source.clone()).unwrap_or_default();
        assert_eq!((source.name.as_deref(), source.role.as_deref()), (Some(name), role), "{text}");
    }
}

#[test]
fn a_name_ends_where_somebody_or_something_else_begins() {
    let cases = [
        ("de", "Innenminister a. D. Karl Weber sagte, es sei spät.", "Karl Weber", Some("Innenminister a. D.")),
        ("de", "Laut Minister a. D. Karl Weber ist es spät.", "Karl Weber", Some("Minister a. D.")),
        ("en", "Bo King Jr. said it was late.", "Bo King Jr.", None),
        ("de", "„Es ist schon sehr spät“, sagte Klara von der Heide.", "Klara von der Heide", None),
        ("de", "„Es ist schon sehr spät“, sagte Klara Weber von Hollis.", "Klara Weber", None),
        ("de", "„Es ist schon sehr spät“, sagte Ratsherr Karl Weber der Zeitung.", "Ratsherr Karl Weber", None),
        ("de", "„Es ist schon sehr spät“, sagte Weber Journalisten.", "Weber", None),
        ("de", "„Es ist schon sehr spät“, sagte die Leitung der Klinik.", "Leitung der Klinik", None),
        ("de", "Die Ministerin sagte, es sei spät.", "Ministerin", None),
        ("de", "Nach Angaben des Ministers ist es spät.", "Minister", None),
        ("ru", "«Сейчас уже очень поздно», — сказал Лебедев журналистам.", "Лебедев", None),
        ("ru", "Мэр Самары Пётр Лебедев сказал, что уже поздно.", "Пётр Лебедев", Some("Мэр Самары")),
        ("ru", "Мэр Анна Петровна Лебедева сказала, что уже поздно.", "Анна Петровна Лебедева", Some("Мэр")),
        ("uk", "«Зараз уже дуже пізно», — сказав Коваль журналістам.", "Коваль", None),
        ("uk", "«Зараз уже дуже пізно», — сказав мер Полтави Петро Коваль.", "Петро Коваль", Some("мер Полтави")),
        ("en", "Bo Lind, Jr. said it was late.", "Bo Lind", None),
        ("en", "Bo King, Ph.D., said it was late.", "Bo King", None),
        ("en", "Bo Lind, M.D., Ph.D., a professor, said it was late.", "Bo Lind", Some("professor")),
        ("en", "It was cleared in May 2019 by the F.D.A., which said it was safe.", "F.D.A.", None),
        ("en", "It was told in a book by Bo Lind, who said it was late.", "Bo Lind", None),
    ];
    for (language, text, name, role) in cases {
        let found = suggest(text, language);
        let source = found.first().and_then(|one| one.source.clone()).unwrap_or_default();
        assert_eq!((source.name.as_deref(), source.role.as_deref()), (Some(name), role), "{text}");
    }
}

#[test]
fn what_who_begins_is_of_the_claim_or_a_claim_of_its_own() {
    let cases: &[(&str, &[Expected])] = &[
        (
            "Acme said its CEO, who has said he would leave, would stay.",
            &[(Official, "its CEO, who has said he would leave, would stay", Some("Acme"))],
        ),
        (
            "Anna Reyes said it was Bo Lind, who said he was ill.",
            &[(Official, "it was Bo Lind", Some("Anna Reyes")), (Official, "he was ill", Some("Bo Lind"))],
        ),
    ];
    cases.iter().for_each(|(text, expected)| check(text, expected));
}

#[test]
fn names_are_remembered() {
    let text = "Mayor Anna Reyes said it was late. Reyes said it was cold.\nShe said it was dark.";
    let found = suggest(text, "en");
    assert_eq!(found.iter().map(name).collect::<Vec<_>>(), [Some("Anna Reyes"); 3]);
    let text = "The Washington Post reported that it was late. It was cold, according to the same report.";
    assert_eq!(suggest(text, "en").iter().map(name).collect::<Vec<_>>(), [Some("Washington Post"); 2]);
    // After two paragraphs a pronoun means nobody.
    let far = suggest("Anna Reyes said it was late.\nOne.\nTwo.\nThree.\nShe said it was dark.", "en");
    assert_eq!((far[1].status, name(&far[1])), (Reported, None));
}

#[test]
fn cues_say_why() {
    let text = "According to Reyes, it is late. “We are here,” he said. It may rain. It has reportedly rained.";
    let found = suggest(text, "en");
    let cues: Vec<(Kind, &str)> =
        found.iter().map(|one| (one.cue.kind, &text[one.cue.span.start..one.cue.span.end])).collect();
    let expected = [
        (Kind::Attribution, "According to"),
        (Kind::Quotation, "said"),
        (Kind::Hedge, "may"),
        (Kind::Report, "reportedly"),
    ];
    assert_eq!(cues, expected);
}

#[test]
fn languages_without_words_have_no_suggestions() {
    let text = "Anna Reyes said the bridge is safe.";
    let cases = [("en", 1), ("EN-gb", 1), ("en_US", 1), ("de", 0), ("eng-x", 0), ("", 0), ("uk", 0)];
    for (language, count) in cases {
        assert_eq!(suggest(text, language).len(), count, "{language}");
    }
}

fn assert_sound(text: &str) {
    let found = suggest(text, "en");
    let mut end = 0;
    for one in &found {
        let (span, cue) = (one.span, one.cue.span);
        assert!(end <= span.start && span.start < span.end, "{span:?} after {end} in {text:?}");
        assert!(text.get(span.start..span.end).is_some_and(|claim| claim.trim() == claim), "{span:?} in {text:?}");
        assert!(text.get(cue.start..cue.end).is_some_and(|cue| !cue.is_empty()), "{cue:?} in {text:?}");
        assert!(
            one.source.as_ref().is_none_or(|source| source.name.as_deref().is_some_and(|name| !name.is_empty())),
            "{text:?}"
        );
        end = span.end;
    }
}

// Words and marks that rules look for, in any order: far more of them than in any text.
const PIECES: &[&str] = &[
    "said",
    "told",
    "says",
    "say",
    "according",
    "to",
    "that",
    "Reyes",
    "Anna",
    "she",
    "the",
    "ministry",
    "mayor",
    "spokesman",
    "for",
    "of",
    "may",
    "might",
    "could",
    "be",
    "likely",
    "is",
    "expected",
    "reportedly",
    "adding",
    "announced",
    "denied",
    "not",
    "who",
    "on",
    "Monday",
    "in",
    "a",
    "statement",
    "and",
    "but",
    "it",
    "rain",
    "bridge",
    "Reuters",
    "sources",
    "Dr.",
    "U.S.",
    "9",
    "a.m.",
    ",",
    ".",
    "?",
    ";",
    ":",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "(",
    ")",
    "—",
    "…",
    "$",
    "\n",
    "é",
    "\u{301}",
    "🙂",
    "Ж",
    "中",
    "\u{a0}",
];

proptest! {
    #[test]
    fn any_text_is_safe(text in any::<String>()) {
        assert_sound(&text);
    }

    #[test]
    fn any_words_are_safe(pieces in prop::collection::vec((prop::sample::select(PIECES), any::<bool>()), 0..60)) {
        let text: String = pieces.iter().flat_map(|(piece, space)| [*piece, if *space { " " } else { "" }]).collect();
        assert_sound(&text);
    }
}

#[test]
fn long_texts_without_a_stop_are_safe() {
    for piece in
        ["said ", "“", "\"a ", "said, ", "Reyes said that ", ", according to ", "a.m. ", "🙂", "..", "may be, and "]
    {
        assert_sound(&piece.repeat(20_000));
    }
}
