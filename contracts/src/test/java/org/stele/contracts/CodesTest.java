package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stele.ledger.contract.Code;

final class CodesTest {
    /** A network begins with four voters here and changes one a block; the limits' edges have their own test. */
    private static final Set<Code> SHOWN_ELSEWHERE = Set.of(Codes.LAST_VOTER, Codes.TOO_MANY_VOTERS);

    @Test
    void everyCodeIsShownByACaseThatEndsWithIt() throws IllegalAccessException {
        Set<String> shown = tables().map(line -> line.ends().value()).collect(Collectors.toCollection(TreeSet::new));
        SHOWN_ELSEWHERE.forEach(code -> shown.add(code.value()));
        for (Field field : Codes.class.getFields()) {
            Code code = (Code) field.get(null);
            assertThat(code.value()).isEqualTo(field.getName());
            assertThat(shown).contains(code.value());
        }
    }

    private static Stream<Case> tables() {
        return Stream.of(
                        NetworkCommandsTest.cases(),
                        TurnCommandsTest.cases(),
                        CredentialCommandsTest.cases(),
                        SeatCommandsTest.cases(),
                        SubjectCommandsTest.cases(),
                        MandateCommandsTest.cases(),
                        RecordCommandsTest.cases(),
                        ConsentCommandsTest.cases(),
                        ErasureCommandsTest.cases(),
                        AccessCommandsTest.cases())
                .flatMap(table -> table);
    }
}
