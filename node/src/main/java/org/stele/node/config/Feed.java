package org.stele.node.config;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.SortedMap;

/** Reads how HL7 v2 comes in. */
final class Feed {
    private final NodeDirectory directory;
    private final Settings settings;

    Feed(NodeDirectory directory, Settings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** Without {@code hl7.listen} nothing of it is known, so that no other key of it goes unnoticed. */
    Optional<FeedSettings> read() {
        if (!settings.has("hl7.listen")) {
            return Optional.empty();
        }
        Optional<HostPort> listen = settings.required("hl7.listen", "host:port of this machine", HostPort::parse);
        boolean isPlain = settings.withStandard("hl7.plain", false, "true or false", Forms::flag);
        Optional<FeedSettings.Tls> tls = isPlain ? Optional.empty() : tls();
        if (isPlain && listen.filter(at -> !PlainHttp.isLoopback(at.host())).isPresent()) {
            settings.issue("hl7.plain", "others reach hl7.listen: give hl7.keystore and hl7.clients instead");
        }
        SortedMap<String, String> authorities = settings.map(
                "hl7.authorities",
                "an assigning authority as the key and the URI of its system as the value",
                Forms::notBlank,
                Forms::uri);
        if (authorities.isEmpty()) {
            settings.issue("hl7.authorities", "missing: expected at least one authority of medical record numbers");
        }
        Optional<ZoneId> zone = settings.required("hl7.time-zone", "a time zone, as Europe/Vienna", Feed::zone);
        FeedSettings.Processing processing = settings.withStandard(
                "hl7.processing-id",
                FeedSettings.Processing.P,
                "P, T or D",
                text -> Forms.word(text, FeedSettings.Processing.class));
        int limit = settings.withStandard(
                "hl7.message-limit", FeedSettings.MESSAGE_LIMIT, "a size up to 32MB, as 8MB", Feed::limit);
        int connections = number("hl7.connections", FeedSettings.CONNECTIONS, 1_000);
        int message = number("hl7.message-seconds", FeedSettings.MESSAGE_SECONDS, 3_600);
        int idle = number("hl7.idle-seconds", FeedSettings.IDLE_SECONDS, 86_400);
        Optional<FeedSettings.Sending> sending = new Sending(directory, settings).read();
        return listen.flatMap(at -> zone.map(in ->
                new FeedSettings(at, tls, authorities, in, processing, limit, connections, message, idle, sending)));
    }

    private Optional<FeedSettings.Tls> tls() {
        Optional<Path> store = settings.required("hl7.keystore", "a PKCS#12 file", this::path);
        Optional<Path> password =
                settings.required("hl7.keystore-password-file", "a file whose first line is the password", this::path);
        Optional<Path> clients =
                settings.required("hl7.clients", "a file of certificates, PEM, of those who may send", this::path);
        return store.flatMap(
                key -> password.flatMap(secret -> clients.map(senders -> new FeedSettings.Tls(key, secret, senders))));
    }

    private int number(String key, int standard, int most) {
        return settings.withStandard(key, standard, "1 to " + most, text -> Forms.between(text, 1, most));
    }

    private static int limit(String text) {
        int bytes = Forms.size(text);
        if (bytes > 32 << 20) {
            throw new IllegalArgumentException("too large");
        }
        return bytes;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time zone", e);
        }
    }

    private Path path(String text) {
        return Forms.path(directory, text);
    }
}
