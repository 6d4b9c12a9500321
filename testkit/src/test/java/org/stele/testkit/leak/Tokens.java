package org.stele.testkit.leak;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.stele.crypto.Hash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds in anything what two facts could have in common: identifiers, hashes, keys, each as one text however it is written. */
final class Tokens {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}|[A-Za-z0-9_-]{43}|(ed25519|es256)\\..+");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Set<String> found = new TreeSet<>();

    static Set<String> inJson(byte[] document) {
        Tokens tokens = new Tokens();
        tokens.walk(JSON.readTree(document));
        return tokens.found;
    }

    static Set<String> inCbor(byte[] value) {
        Tokens tokens = new Tokens();
        ByteBuffer in = ByteBuffer.wrap(value);
        while (in.hasRemaining()) {
            tokens.walk(in);
        }
        return tokens.found;
    }

    /** What an attacker may try for a token: its hash. */
    static String hashed(String token) {
        return Hash.of(token.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void walk(JsonNode node) {
        if (node.isString()) {
            add(node.asString());
        }
        node.forEach(this::walk);
    }

    private void walk(ByteBuffer in) {
        int first = in.get() & 0xFF;
        long argument = argument(in, first & 0x1F);
        switch (first >> 5) {
            case 2 -> add(BASE64.encodeToString(slice(in, argument)));
            case 3 -> add(new String(slice(in, argument), StandardCharsets.UTF_8));
            default -> {}
        }
    }

    /** Elements of arrays follow as if they stood alone. */
    private static long argument(ByteBuffer in, int low) {
        return switch (low) {
            case 24 -> in.get() & 0xFF;
            case 25 -> in.getShort() & 0xFFFF;
            case 26 -> in.getInt() & 0xFFFF_FFFFL;
            case 27 -> in.getLong();
            default -> low;
        };
    }

    private static byte[] slice(ByteBuffer in, long length) {
        byte[] bytes = new byte[Math.toIntExact(length)];
        in.get(bytes);
        return bytes;
    }

    /** Authors are {@code kind:name}: the name is the token. */
    private void add(String text) {
        String name = text.substring(text.lastIndexOf(':') + 1);
        if (FORM.matcher(name).matches()) {
            found.add(name);
        }
    }
}
