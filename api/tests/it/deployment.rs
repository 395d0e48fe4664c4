//! The files around the product name only settings that the server knows.

use std::{collections::BTreeSet, fs, path::Path};

use clap::CommandFactory;
use frontdesk::commands::CommandLine;
use yaml_rust2::{Yaml, YamlLoader};

/// The environment variables of `frontdesk serve`.
fn known() -> BTreeSet<String> {
    let line = CommandLine::command();
    let serve = line.find_subcommand("serve").expect("serve");
    let arguments = serve.get_arguments().chain(line.get_arguments());
    arguments.filter_map(|argument| argument.get_env()).map(|name| name.to_string_lossy().into_owned()).collect()
}

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file)).expect(file)
}

#[test]
fn compose_sets_only_variables_the_server_knows() {
    let compose = YamlLoader::load_from_str(&read("docker-compose.yml")).expect("YAML").remove(0);
    let service = &compose["services"]["frontdesk"];
    let Yaml::Hash(environment) = &service["environment"] else { panic!("frontdesk has an environment") };
    let set: BTreeSet<_> = environment.keys().map(|name| name.as_str().expect("a name").to_owned()).collect();
    assert!(set.contains("DATABASE_URL") && set.is_subset(&known()), "{:?}", set.difference(&known()));
    for service in ["frontdesk", "postgres"] {
        for port in compose["services"][service]["ports"].as_vec().into_iter().flatten() {
            assert!(port.as_str().expect("a port").starts_with("127.0.0.1:"), "{service} publishes {port:?}");
        }
    }
}

#[test]
fn the_image_sets_only_variables_the_server_knows() {
    let dockerfile = read("Dockerfile");
    let set: Vec<_> = dockerfile
        .lines()
        .filter_map(|line| line.strip_prefix("ENV "))
        .flat_map(str::split_whitespace)
        .map(|pair| pair.split('=').next().expect("a name").to_owned())
        .collect();
    assert!(!set.is_empty() && set.iter().all(|name| known().contains(name)), "{set:?}");
}

#[test]
fn the_example_of_settings_shows_all_of_them() {
    let example = read(".env.example");
    let shown: BTreeSet<_> = example
        .lines()
        .filter_map(|line| line.trim_start_matches('#').split_once('='))
        .map(|(name, _)| name.to_owned())
        .filter(|name| name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_'))
        .collect();
    assert_eq!(shown, known());
}
