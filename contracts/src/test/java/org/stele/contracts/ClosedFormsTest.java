package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stele.contracts.network.DomainName;
import org.stele.contracts.rules.HealthRules;
import org.stele.crypto.Hash;
import org.stele.crypto.HpkePublicKey;
import org.stele.crypto.RandomId;
import org.stele.crypto.VerificationKey;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.contract.Contract;

/** No health data on the chain, and nothing that could carry it: no command has a place for free text or bytes. */
final class ClosedFormsTest {
    /** What checks its own content: fixed lengths, patterns, registered keys. */
    private static final Set<Class<?>> CLOSED = Set.of(
            Hash.class,
            RandomId.class,
            HpkePublicKey.class,
            VerificationKey.class,
            DomainName.class,
            Instant.class,
            long.class,
            int.class,
            boolean.class);

    static Stream<Class<?>> commands() {
        return new HealthRules().contracts().stream().flatMap(contract -> contract.commands().values().stream());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandHasNoPlaceForFreeText(Class<?> command) {
        assertThat(command.isRecord()).isTrue();
        assertClosed(command, command.getSimpleName());
    }

    @Test
    void everySealedCommandIsNamedOnceByItsContract() {
        for (Contract<?> contract : new HealthRules().contracts()) {
            Map<String, Class<?>> named = Map.copyOf(contract.commands());
            Class<?> sealed = named.values().iterator().next().getInterfaces()[0];
            assertThat(named.values()).doesNotHaveDuplicates().hasSameElementsAs(permitted(sealed));
        }
    }

    @Test
    void everyCommandHasASampleAndTravelsAsStrictJson() throws InvalidJsonException {
        assertThat(Samples.all().stream().<Class<?>>map(Object::getClass).toList())
                .hasSameElementsAs(commands().toList());
        for (Record sample : Samples.all()) {
            assertThat(StrictJson.parse(StrictJson.write(sample), sample.getClass()))
                    .isEqualTo(sample);
        }
    }

    private static List<Class<?>> permitted(Class<?> sealed) {
        return List.of(sealed.getPermittedSubclasses());
    }

    private static void assertClosed(Type type, String path) {
        switch (type) {
            case ParameterizedType generic -> assertClosed(generic.getActualTypeArguments()[0], path);
            case Class<?> plain when CLOSED.contains(plain) || plain.isEnum() -> {}
            case Class<?> plain
            when plain.isRecord() -> {
                for (RecordComponent component : plain.getRecordComponents()) {
                    assertClosed(component.getGenericType(), path + "." + component.getName());
                }
            }
            default -> throw new AssertionError(path + " could carry anything: " + type);
        }
    }
}
