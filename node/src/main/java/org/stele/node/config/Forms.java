package org.stele.node.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of settings. Each throws IllegalArgumentException for a text that is not of its form. */
final class Forms {
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,5})(KB|MB)");

    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*))+");

    private Forms() {}

    /** {@code 2.16.840.1.113883.3.7}. */
    static String oid(String text) {
        if (!OID.matcher(text).matches()) {
            throw new IllegalArgumentException("no object identifier");
        }
        return text;
    }

    static String uri(String text) {
        if (!URI.create(text).isAbsolute()) {
            throw new IllegalArgumentException("no absolute URI");
        }
        return text;
    }

    static int between(String text, int least, int most) {
        int value = Integer.parseInt(text);
        if (value < least || value > most) {
            throw new IllegalArgumentException("out of range");
        }
        return value;
    }

    /** {@code 512KB}, {@code 64MB}; at most 1024 MB. */
    static int size(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no size");
        }
        long bytes = Long.parseLong(matcher.group(1)) << (matcher.group(2).equals("KB") ? 10 : 20);
        if (bytes > 1L << 30) {
            throw new IllegalArgumentException("too large");
        }
        return (int) bytes;
    }

    static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("no truth value");
        };
    }

    static <E extends Enum<E>> E word(String text, Class<E> type) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** A path, seen from the node's directory. */
    static Path path(NodeDirectory directory, String text) {
        return directory.root().resolve(notBlank(text)).normalize();
    }

    /** The address of a node: http or https, a host, no path. */
    static URI address(String text) {
        URI uri = URI.create(text);
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        String path = uri.getRawPath(); // null for https:name
        boolean bare = path != null && (path.isEmpty() || path.equals("/"));
        if (!web || uri.getHost() == null || !bare || uri.getRawQuery() != null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("no address of a node");
        }
        return uri;
    }

    static SortedSet<String> words(String text) {
        return new TreeSet<>(Arrays.asList(notBlank(text).split("[ ,]+")));
    }

    static String notBlank(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("empty");
        }
        return text.strip();
    }

    static String postgres(String text) {
        if (!text.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("no URL of PostgreSQL");
        }
        return text;
    }
}
