package org.stele.node.config;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads where HL7 v2 leaves for. */
final class Sending {
    private static final String KEY = "hl7.send-to";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,19}\\.(address|certificates|plain)");
    private static final Pattern OWN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,19}");

    private final NodeDirectory directory;
    private final Settings settings;

    Sending(NodeDirectory directory, Settings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** Without {@code hl7.send-to} nothing of it is known. */
    Optional<FeedSettings.Sending> read() {
        SortedMap<String, String> texts = settings.map(
                KEY, "address, certificates and plain under a name of a-z, 0-9 and -", Sending::key, Forms::notBlank);
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, FeedSettings.Destination> destinations = new TreeMap<>();
        texts.keySet().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .distinct()
                .forEach(name -> destination(name).ifPresent(found -> destinations.put(name, found)));
        return settings.required(
                        "hl7.send-as", "this organisation's name in messages, up to 20 characters", Sending::own)
                .map(as -> new FeedSettings.Sending(as, destinations));
    }

    private Optional<FeedSettings.Destination> destination(String name) {
        String key = KEY + "." + name;
        Optional<HostPort> address = settings.required(key + ".address", "host:port", HostPort::parse);
        boolean isPlain = settings.withStandard(key + ".plain", false, "true or false", Forms::flag);
        if (!isPlain) {
            return settings.required(
                            key + ".certificates",
                            "a file of certificates, PEM, of which the destination shows one",
                            text -> Forms.path(directory, text))
                    .flatMap(file -> address.map(at -> new FeedSettings.Destination(at, Optional.of(file))));
        }
        if (address.filter(at -> !PlainHttp.isLoopback(at.host())).isPresent()) {
            settings.issue(key + ".plain", "only for an address of this machine: give certificates instead");
        }
        return address.map(at -> new FeedSettings.Destination(at, Optional.empty()));
    }

    private static String key(String text) {
        return required(NAME, text);
    }

    private static String own(String text) {
        return required(OWN, text);
    }

    private static String required(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("not of the form");
        }
        return text;
    }
}
