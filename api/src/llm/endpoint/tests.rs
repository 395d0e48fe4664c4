use super::*;

const KEYS: [(&str, &str); 4] = [
    ("ANTHROPIC_API_KEY", "sk-ant-own"),
    ("GROQ_API_KEY", "gsk_own"),
    ("GEMINI_API_KEY", "AIza-own"),
    ("OPENAI_API_KEY", "sk-own"),
];

/// Address, key and model.
fn chosen(wanted: Wanted<'_>) -> Option<(String, String, String)> {
    let endpoint = Endpoint::choose(wanted).expect("the settings are right")?;
    let url = endpoint.url.as_str().trim_end_matches('/').to_owned();
    Some((url, endpoint.api_key, endpoint.model))
}

fn refused(wanted: Wanted<'_>) -> String {
    let error = Endpoint::choose(wanted).err().expect("the settings are wrong").to_string();
    assert!(!error.contains("own"), "no key in {error}");
    error
}

#[track_caller]
fn assert_chosen(wanted: Wanted<'_>, url: &str, key: &str, model: &str) {
    assert_eq!(chosen(wanted), Some((url.to_owned(), key.to_owned(), model.to_owned())));
}

#[test]
fn without_settings_there_is_no_model_and_none_says_so() {
    assert!(chosen(Wanted::default()).is_none());
    assert!(
        chosen(Wanted { api_key: Some(" "), base_url: Some(""), provider: Some(""), ..Wanted::default() }).is_none()
    );
    assert!(chosen(Wanted { provider: Some("none"), usual_keys: &KEYS, ..Wanted::default() }).is_none());
}

#[test]
fn one_usual_key_is_enough() {
    for (variable, url, model) in [
        ("OPENAI_API_KEY", "https://api.openai.com/v1", "gpt-6-luna"),
        ("GEMINI_API_KEY", "https://generativelanguage.googleapis.com/v1beta/openai", "gemini-3.5-flash-lite"),
        ("GROQ_API_KEY", "https://api.groq.com/openai/v1", "openai/gpt-oss-20b"),
        ("ANTHROPIC_API_KEY", "https://api.anthropic.com/v1", "claude-haiku-5-5"),
    ] {
        assert_chosen(Wanted { usual_keys: &[(variable, "own\n")], ..Wanted::default() }, url, "own", model);
    }
}

#[test]
fn a_name_is_enough_where_the_key_is_there() {
    for provider in PROVIDERS {
        let own = KEYS.iter().find(|(name, _)| Some(*name) == provider.key_variable).map_or("", |(_, key)| *key);
        let wanted = Wanted { provider: Some(provider.name), usual_keys: &KEYS, ..Wanted::default() };
        assert_chosen(wanted, provider.base_url, own, provider.model);
        let wanted = Wanted { api_key: Some("general"), model: Some("mine"), ..wanted };
        assert_chosen(wanted, provider.base_url, "general", "mine");
        assert_eq!(Endpoint::choose(wanted).expect("right").expect("a model").label(), provider.label);
    }
}

#[test]
fn of_several_keys_the_first_of_the_table_counts_and_the_others_are_told() {
    let endpoint =
        Endpoint::choose(Wanted { usual_keys: &KEYS, ..Wanted::default() }).expect("right").expect("a model");
    assert_eq!(endpoint.label(), "OpenAI");
    assert_eq!(endpoint.passed_over(), ["GEMINI_API_KEY", "GROQ_API_KEY", "ANTHROPIC_API_KEY"]);
}

#[test]
fn a_general_key_is_known_by_how_it_begins() {
    for (key, provider) in
        [("sk-x", "OpenAI"), ("sk-ant-x", "Anthropic"), ("gsk_x", "Groq"), ("AIzax", "Google Gemini")]
    {
        let endpoint = Endpoint::choose(Wanted { api_key: Some(key), ..Wanted::default() });
        assert_eq!(endpoint.expect("right").expect("a model").label(), provider);
    }
}

#[test]
fn a_providers_key_goes_nowhere_else() {
    let wanted = Wanted {
        base_url: Some("http://vllm.internal:8000/v1"),
        model: Some("qwen"),
        usual_keys: &KEYS,
        ..Wanted::default()
    };
    assert_chosen(wanted, "http://vllm.internal:8000/v1", "", "qwen");
    assert_eq!(Endpoint::choose(wanted).expect("right").expect("a model").label(), "vllm.internal");
    // Unless both are named, or the address is its own.
    assert_chosen(Wanted { provider: Some("openai"), ..wanted }, "http://vllm.internal:8000/v1", "sk-own", "qwen");
    let groq = Wanted { base_url: Some("https://api.groq.com/openai/v1/"), model: None, ..wanted };
    assert_chosen(groq, "https://api.groq.com/openai/v1", "gsk_own", "openai/gpt-oss-20b");
}

#[test]
fn what_is_wrong_or_missing_is_said_in_one_sentence() {
    assert!(refused(Wanted { provider: Some("opnai"), ..Wanted::default() }).contains(r#""opnai" is no provider"#));
    let unpaid = refused(Wanted { provider: Some("groq"), usual_keys: &KEYS[..1], ..Wanted::default() });
    assert_eq!(unpaid, "the language model of groq needs a key: set GROQ_API_KEY or TRIAGE_API_KEY");
    assert!(refused(Wanted { provider: Some("other"), ..Wanted::default() }).contains("TRIAGE_BASE_URL"));
    assert!(refused(Wanted { base_url: Some("http://x/v1"), ..Wanted::default() }).contains("TRIAGE_MODEL"));
    assert!(refused(Wanted { base_url: Some("x"), ..Wanted::default() }).contains("base URL"));
    for provider in PROVIDERS {
        let error = refused(Wanted { provider: Some("?"), ..Wanted::default() });
        assert!(error.contains(provider.name), "{error}");
    }
}

#[test]
fn a_model_of_ones_own_is_not_told_how_much_to_think() {
    let effort = |wanted| Endpoint::choose(wanted).expect("right").expect("a model").reasoning_effort();
    let wanted = Wanted { usual_keys: &KEYS, ..Wanted::default() };
    assert_eq!(effort(wanted), Some("none"));
    assert_eq!(effort(Wanted { model: Some("gpt-4o-mini"), ..wanted }), None);
}
