package org.stele.gateway.fhir.structure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads the compact schema. A line is {@code codes NAME CODE...}, {@code resource NAME}, {@code type NAME}, or, below the
 * type it belongs to and indented by one blank, {@code ELEMENT MIN MAX TYPE|TYPE... [CODES]}.
 */
final class SchemaReader {
    private final Map<String, Set<String>> codes = new HashMap<>();
    private final Map<String, TypeSchema> types = new HashMap<>();
    private TypeSchema current = new TypeSchema("", false, new HashMap<>(), new ArrayList<>());
    private int choices;

    private SchemaReader() {}

    static Schema read(String file) {
        SchemaReader reader = new SchemaReader();
        text(file).lines().filter(line -> !line.startsWith("#")).forEach(reader::line);
        return new Schema(reader.types);
    }

    private static String text(String file) {
        try (InputStream in = SchemaReader.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own file " + file + " is unreadable: install again", e);
        }
    }

    private void line(String line) {
        String[] words = line.strip().split(" ", -1);
        if (line.startsWith(" ")) {
            element(words);
        } else if (words[0].equals("codes")) {
            codes.put(words[1], Set.of(Arrays.copyOfRange(words, 2, words.length)));
        } else {
            type(words[1], words[0].equals("resource"));
        }
    }

    private void type(String name, boolean resource) {
        current = new TypeSchema(name, resource, new LinkedHashMap<>(), new ArrayList<>());
        choices = 0;
        types.put(name, current);
    }

    private void element(String[] words) {
        boolean choice = words[0].endsWith("[x]");
        String stem = choice ? words[0].substring(0, words[0].length() - 3) : words[0];
        int max = words[2].equals("*") ? Integer.MAX_VALUE : Integer.parseInt(words[2]);
        Set<String> bound = words.length > 4 ? Objects.requireNonNull(codes.get(words[4])) : Set.of();
        List<String> jsonNames = new ArrayList<>();
        for (String type : words[3].split("\\|", -1)) {
            String name = choice ? stem + capital(bare(type)) : stem;
            current.members().put(name, new Element(name, max > 1, max, choice ? choices : -1, content(type, bound)));
            jsonNames.add(name);
        }
        if (choice) {
            choices++;
        }
        if (!words[1].equals("0")) {
            current.mandatory().add(jsonNames);
        }
    }

    private static Element.Content content(String type, Set<String> bound) {
        String bare = bare(type);
        if (bare.equals("Reference")) {
            return new Element.Reference(targets(type));
        }
        if (bare.equals("Resource")) {
            return new Element.AnyResource();
        }
        return Character.isLowerCase(bare.charAt(0))
                ? new Element.Primitive(PrimitiveForm.named(bare), bound)
                : new Element.Complex(bare);
    }

    private static String bare(String type) {
        int open = type.indexOf('(');
        return open < 0 ? type : type.substring(0, open);
    }

    private static Set<String> targets(String type) {
        int open = type.indexOf('(');
        return open < 0
                ? Set.of()
                : Set.of(type.substring(open + 1, type.length() - 1).split(",", -1));
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
