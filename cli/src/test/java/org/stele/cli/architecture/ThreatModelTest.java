package org.stele.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the threat model promises is shown by tests that there are. */
class ThreatModelTest {
    private static final Pattern TEST = Pattern.compile("[A-Z]\\w*(?:Test|Fuzz|Suite)(?:#\\w+)?");
    private static final Pattern ROW = Pattern.compile("(?m)^\\|(?! (?:it does|who|what) \\||---).*\\|$");

    private final String page = House.read(House.ROOT.resolve("docs", "threat-model.md"));

    @Test
    void theTestsThatItNamesExist() {
        assertThat(tests(page))
                .isNotEmpty()
                .allSatisfy(test -> assertThat(References.exists(test)).as(test).isTrue());
    }

    @Test
    void eachRowNamesATestOrPromisesNothing() {
        assertThat(ROW.matcher(page).results().map(found -> found.group()))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).matches("(?s).*(`[A-Z]\\w*Test(?:#\\w+)?`|\\| \\|)\\s*\\|?$"));
    }

    private static List<String> tests(String markdown) {
        return References.of(markdown).stream()
                .filter(reference -> TEST.matcher(reference).matches())
                .toList();
    }
}
