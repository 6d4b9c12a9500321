package org.stele.gateway.fhir.reference;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms that the text of a reference may have (R4 references.html#literal, http.html#trules). */
public sealed interface ReferenceText {
    /** {@code #id}: a resource contained in the same one; {@code #} alone is the container. */
    record Contained(String id) implements ReferenceText {}

    /** {@code Type/id}, with or without a version. */
    record Relative(ResourceKey key) implements ReferenceText {}

    /** {@code Type?name=value}: found by a search when the transaction is executed. */
    record Conditional(String kind, String query) implements ReferenceText {
        /** The system and value of {@code identifier=system|value}, where that is the whole query. */
        public Optional<IdentifierToken> identifier() {
            Matcher matcher = IDENTIFIER.matcher(plain(query));
            return matcher.matches()
                    ? Optional.of(new IdentifierToken(matcher.group(1), matcher.group(2)))
                    : Optional.empty();
        }

        private static String plain(String query) {
            try {
                return URLDecoder.decode(query.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return "";
            }
        }
    }

    /** {@code urn:uuid:…} or {@code urn:oid:…}: the fullUrl of another entry. */
    record Urn(String text) implements ReferenceText {}

    /** {@code http(s)://…}: an entry's fullUrl, or somewhere else. {@code kind} is empty where the URL shows none. */
    record Absolute(String url, String kind) implements ReferenceText {
        /** The address of the server where it is, without a slash at its end; empty text where the URL shows none. */
        public String root() {
            Matcher tail = URL_TAIL.matcher(url);
            return tail.find() ? url.substring(0, tail.start()) : "";
        }
    }

    /** None of the forms. */
    record Malformed() implements ReferenceText {}

    /** A token of a search by identifier. */
    record IdentifierToken(String system, String value) {}

    Pattern IDENTIFIER = Pattern.compile("identifier=([^|&\\s]{1,512})\\|([^|&\\s]{1,256})");
    Pattern RELATIVE = Pattern.compile("([A-Z][A-Za-z]{1,63})/([A-Za-z0-9.-]{1,64})(?:/_history/[A-Za-z0-9.-]{1,64})?");
    Pattern CONDITIONAL = Pattern.compile("([A-Z][A-Za-z]{1,63})\\?([^\\s#]{1,2048})");
    Pattern CONTAINED = Pattern.compile("#[A-Za-z0-9.-]{0,64}");
    Pattern URN = Pattern.compile(
            "urn:uuid:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|urn:oid:[0-2](?:\\.\\d{1,64}){1,64}");
    Pattern ABSOLUTE = Pattern.compile("https?://[^\\s]{1,2048}");
    Pattern URL_TAIL = Pattern.compile("/([A-Z][A-Za-z]{1,63})/[A-Za-z0-9.-]{1,64}(?:/_history/[A-Za-z0-9.-]{1,64})?$");

    static ReferenceText parse(String text) {
        if (text.startsWith("urn:")) {
            return URN.matcher(text).matches() ? new Urn(text) : new Malformed();
        }
        if (text.startsWith("#")) {
            return CONTAINED.matcher(text).matches() ? new Contained(text.substring(1)) : new Malformed();
        }
        if (text.startsWith("http")) {
            return absolute(text);
        }
        Matcher relative = RELATIVE.matcher(text);
        if (relative.matches()) {
            return new Relative(new ResourceKey(relative.group(1), relative.group(2)));
        }
        Matcher conditional = CONDITIONAL.matcher(text);
        return conditional.matches() ? new Conditional(conditional.group(1), conditional.group(2)) : new Malformed();
    }

    private static ReferenceText absolute(String text) {
        if (!ABSOLUTE.matcher(text).matches()) {
            return new Malformed();
        }
        Matcher tail = URL_TAIL.matcher(text);
        return new Absolute(text, tail.find() ? tail.group(1) : "");
    }
}
