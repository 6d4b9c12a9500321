package org.stele.node.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.stele.contracts.id.OrganisationId;

/** Reads {@code node.yaml}. The keys that there are stand in {@code docs/configuration.md}. */
public final class ConfigurationFile {
    private final NodeDirectory directory;
    private final Settings settings;

    private ConfigurationFile(NodeDirectory directory, Settings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /**
     * Reads the configuration of the node in a directory.
     *
     * @param directory the node's
     * @throws ConfigurationException where there is none, or anything in it is wrong
     */
    public static NodeConfiguration read(Path directory) {
        NodeDirectory node = new NodeDirectory(directory);
        return parse(node, text(node.configuration()));
    }

    /**
     * Reads what is to stand in a node's {@code node.yaml}, whatever stands there now.
     *
     * @throws ConfigurationException where anything in it is wrong
     */
    public static NodeConfiguration parse(NodeDirectory node, String text) {
        ConfigurationFile file = new ConfigurationFile(node, new Settings(texts(node.configuration(), text)));
        Optional<NodeConfiguration> configuration = file.configuration();
        List<ConfigurationIssue> issues = file.settings.finish();
        if (!issues.isEmpty()) {
            throw new ConfigurationException(node.configuration(), issues);
        }
        return configuration.orElseThrow();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw wrong(file, "cannot be read as UTF-8 text: make it, or give the node's directory");
        }
    }

    private static Map<String, String> texts(Path file, String text) {
        try {
            return YamlText.settings(text);
        } catch (IllegalArgumentException e) {
            throw wrong(file, String.valueOf(e.getMessage()));
        }
    }

    private static ConfigurationException wrong(Path file, String message) {
        return new ConfigurationException(file, List.of(new ConfigurationIssue("node.yaml", message)));
    }

    private Optional<NodeConfiguration> configuration() {
        Optional<OrganisationId> organisation =
                settings.required("organisation", "the organisation's identifier", OrganisationId::parse);
        Optional<PassphraseSource> passphrase = passphrase();
        Optional<SmartSettings> smart = smart();
        HttpSettings http = http(smart);
        Optional<DatabaseSettings> database = database();
        Optional<RetentionSettings> retention = retention();
        IntakeSettings intake = intake();
        LogSettings log = new LogSettings(settings.withStandard(
                "log.console",
                LogSettings.Console.INFO,
                "off, warn or info",
                text -> Forms.word(text, LogSettings.Console.class)));
        SortedMap<OrganisationId, URI> peers = peers();
        PlainHttp.check(settings, http, peers);
        JoiningSettings joining = new Joining(settings).read(peers);
        Optional<FeedSettings> feed = new Feed(directory, settings).read();
        if (organisation.isEmpty() || passphrase.isEmpty() || database.isEmpty() || retention.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NodeConfiguration(
                directory,
                organisation.get(),
                passphrase.get(),
                http,
                database.get(),
                retention.get(),
                intake,
                log,
                joining,
                feed,
                smart,
                peers));
    }

    private Optional<PassphraseSource> passphrase() {
        Optional<PassphraseSource> file =
                settings.optional("passphrase.file", "a file", text -> new PassphraseSource.File(path(text)));
        Optional<PassphraseSource> variable = settings.optional(
                "passphrase.environment",
                "the name of an environment variable",
                text -> new PassphraseSource.Environment(Forms.notBlank(text)));
        if (file.isPresent() && variable.isPresent()) {
            settings.issue("passphrase", "expected a file or an environment variable, not both");
        }
        return file.or(() -> variable).or(() -> Optional.of(new PassphraseSource.StandardInput()));
    }

    private IntakeSettings intake() {
        return new IntakeSettings(
                settings.withStandard(
                        "intake.profiles",
                        IntakeSettings.Profiles.OFF,
                        "off, flag or refuse",
                        text -> Forms.word(text, IntakeSettings.Profiles.class)),
                settings.withStandard("intake.packages", directory.profiles(), "a folder", this::path),
                settings.map(
                        "intake.authorities",
                        "an assigning authority's object identifier as the key and the URI of its system as the value",
                        Forms::oid,
                        Forms::uri));
    }

    private HttpSettings http(Optional<SmartSettings> smart) {
        return new HttpSettings(
                settings.withStandard("http.address", HttpSettings.LOOPBACK, "an address", Forms::notBlank),
                number("http.port", HttpSettings.PORT, 0, 65_535),
                settings.withStandard(
                        "http.bundle-limit", HttpSettings.BUNDLE_LIMIT, "a size up to 1024MB, as 64MB", Forms::size),
                number("http.at-once", HttpSettings.AT_ONCE, 1, 100_000),
                number("http.body-seconds", HttpSettings.BODY_SECONDS, 1, 3_600),
                settings.withStandard(
                        "http.operators", new TreeSet<>(), "addresses with commas between them", Forms::words),
                settings.optional(
                                "http.public-address",
                                "the address at which others reach this node: https://host, or http on a loopback address",
                                text -> PlainHttp.requireSafe(Forms.address(text)))
                        .or(() -> smart.map(SmartSettings::address)));
    }

    private Optional<SmartSettings> smart() {
        return settings.optional(
                        "smart.address",
                        "the address at which applications reach this node: https://host, or http on a loopback address",
                        text -> PlainHttp.requireSafe(Forms.address(text)))
                .map(SmartSettings::new);
    }

    private Optional<DatabaseSettings> database() {
        if (!settings.has("database.url")) {
            return Optional.of(new DatabaseSettings.Embedded(
                    settings.withStandard("database.programs", directory.databasePrograms(), "a folder", this::path)));
        }
        Optional<String> url = settings.required("database.url", "jdbc:postgresql://host/database", Forms::postgres);
        Optional<String> user = settings.required("database.user", "a user's name", Forms::notBlank);
        Optional<Path> password =
                settings.required("database.password-file", "a file whose first line is the password", this::path);
        return url.flatMap(
                at -> user.flatMap(who -> password.map(file -> new DatabaseSettings.External(at, who, file))));
    }

    private SortedMap<OrganisationId, URI> peers() {
        return settings.map(
                "peers",
                "an organisation's identifier as the key and http(s)://host:port as the value",
                OrganisationId::parse,
                Forms::address);
    }

    private Optional<RetentionSettings> retention() {
        Optional<Path> table = settings.optional("retention.table", "a file", this::path);
        return settings.required("retention.jurisdiction", "whose law keeps records, as US", Forms::notBlank)
                .map(jurisdiction -> new RetentionSettings(jurisdiction, table));
    }

    private int number(String key, int standard, int least, int most) {
        return settings.withStandard(key, standard, least + " to " + most, text -> Forms.between(text, least, most));
    }

    private Path path(String text) {
        return Forms.path(directory, text);
    }
}
