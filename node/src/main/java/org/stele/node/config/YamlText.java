package org.stele.node.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads YAML as settings with dotted keys, every value as the text that stands there. */
final class YamlText {
    private static final int MOST_CHARACTERS = 1 << 20;

    /** Takes no scalar for a number or a date: an identifier may look like either. */
    private static final class TextOnly extends Resolver {
        @Override
        protected void addImplicitResolvers() {}
    }

    private YamlText() {}

    /**
     * @throws IllegalArgumentException where the text is no YAML of settings; the message says where
     */
    static Map<String, String> settings(String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        flatten("", load(text), settings);
        return settings;
    }

    private static Object load(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(8);
        options.setCodePointLimit(MOST_CHARACTERS);
        DumperOptions none = new DumperOptions();
        try {
            Yaml yaml = new Yaml(new SafeConstructor(options), new Representer(none), none, options, new TextOnly());
            Object loaded = yaml.load(text);
            return loaded == null ? Map.of() : loaded;
        } catch (MarkedYAMLException e) {
            throw new IllegalArgumentException("no YAML" + line(e) + ", or a key stands twice", e);
        } catch (YAMLException | ClassCastException | StackOverflowError e) {
            throw new IllegalArgumentException("no YAML", e);
        }
    }

    private static String line(MarkedYAMLException e) {
        return e.getProblemMark() == null
                ? ""
                : " in line " + (e.getProblemMark().getLine() + 1);
    }

    private static void flatten(String key, Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> flatten(key.isEmpty() ? "" + name : key + "." + name, inner, into));
        } else if (value instanceof String text && !key.isEmpty()) {
            into.put(key, text);
        } else {
            throw new IllegalArgumentException(
                    (key.isEmpty() ? "the whole" : key) + " is no setting: expected key: value, and no lists");
        }
    }
}
