package org.stele.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The map from what Stele is for to what shows it is whole, and every proof that it names exists. */
class MissionTest {

    private static final int STATEMENTS = 46;
    private static final String NOT_YET = "not yet";

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (M\\d+) \\| ([^|]+) \\| ([^|]+) \\|$");

    private final List<Row> rows = ROW.matcher(House.read(House.ROOT.resolve("docs", "mission.md")))
            .results()
            .map(Row::of)
            .toList();

    @Test
    void eachStatementStandsOnceAndInOrder() {
        assertThat(rows)
                .extracting(Row::statement)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, STATEMENTS)
                        .mapToObj(number -> "M" + number)
                        .toList());
    }

    @Test
    void eachStatementIsNotYetShownOrNamesWhatShowsIt() {
        assertThat(rows)
                .allSatisfy(row -> assertThat(
                                row.proof().equals(NOT_YET) || !row.references().isEmpty())
                        .as("%s: '%s', or a test, page or command", row.statement(), NOT_YET)
                        .isTrue());
    }

    @Test
    void whatShowsItExists() {
        assertThat(rows.stream().flatMap(row -> row.references().stream()))
                .allSatisfy(reference ->
                        assertThat(References.exists(reference)).as(reference).isTrue());
    }

    private record Row(String statement, String words, String proof) {

        static Row of(MatchResult row) {
            return new Row(row.group(1), row.group(2).strip(), row.group(3).strip());
        }

        List<String> references() {
            return References.of(proof);
        }
    }
}
