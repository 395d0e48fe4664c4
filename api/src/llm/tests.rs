use super::*;

fn set_up(base_url: &str, api_key: &str, model: &str) -> Result<OpenAiCompatible, SetupError> {
    let wanted = Wanted {
        provider: Some("other"),
        model: Some(model),
        base_url: Some(base_url),
        api_key: Some(api_key),
        usual_keys: &[],
    };
    let endpoint = Endpoint::choose(wanted)?.expect("a model is wanted");
    OpenAiCompatible::new(endpoint, Limits::default(), true)
}

#[test]
fn a_wrong_setting_is_named_and_a_key_is_not_shown() {
    for url in ["localhost", "localhost:11434/v1", "ftp://example.com", "http://", "file:///v1"] {
        let error = set_up(url, "key", "model").err().expect("an error");
        assert!(matches!(error, SetupError::BaseUrl(_)) && error.to_string().contains(&format!("{url:?}")), "{error}");
    }
    assert!(matches!(set_up(" ", "key", "model"), Err(SetupError::BaseUrlMissing)));
    for key in ["hunter2\nhunter2", "hunter2\u{0}"] {
        let error = set_up("http://localhost/v1", key, "model").err().expect("an error");
        assert!(matches!(error, SetupError::ApiKey) && !format!("{error} {error:?}").contains("hunter2"), "{error}");
    }
    assert!(matches!(set_up("http://localhost/v1", "key", "  "), Err(SetupError::Model)));
}

#[test]
fn line_ends_and_slashes_do_no_harm() {
    use async_openai::config::Config;

    for (url, key) in
        [("http://localhost:1/v1/", "key\n"), (" https://example.com/v1// ", ""), ("http://[::1]/v1", "a b")]
    {
        let model = set_up(url, key, " gpt \n").expect("a model");
        assert_eq!(model.name(), "gpt");
        let config = model.calls.client.config();
        assert!(config.url("/chat/completions").ends_with("/v1/chat/completions"), "{url}");
        assert!(config.headers().keys().all(|name| name == "authorization"), "no header of its own");
    }
}

#[test]
fn a_server_on_this_machine_is_known_as_such() {
    let is_loopback = |url| transport::is_loopback(&reqwest::Url::parse(url).expect("an address"));
    assert!(["http://localhost/v1", "http://127.0.0.1:8/v1", "http://[::1]:8/v1"].into_iter().all(is_loopback));
    assert!(!["http://10.0.0.1/v1", "https://localhost.example.com/v1"].into_iter().any(is_loopback));
}
