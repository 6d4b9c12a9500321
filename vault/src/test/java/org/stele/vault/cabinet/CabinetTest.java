package org.stele.vault.cabinet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.vault.VaultFixture.bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.stele.crypto.Bytes;
import org.stele.vault.VaultException;
import org.stele.vault.VaultFixture;

class CabinetTest {
    private static final String DRAWER = "tasks";

    @Test
    void whatWasPutIsFoundAlsoAfterARestart() {
        try (VaultFixture fixture = new VaultFixture()) {
            fixture.vault().cabinet().put(DRAWER, bytes("one"), bytes("first"));
            fixture.vault().cabinet().put(DRAWER, bytes("one"), bytes("second"));
            Cabinet again = fixture.restart().cabinet();
            assertThat(again.find(DRAWER, bytes("one"))).contains(bytes("second"));
            assertThat(again.all(DRAWER)).containsExactly(bytes("second"));
        }
    }

    @Test
    void drawersAreApart() {
        try (VaultFixture fixture = new VaultFixture()) {
            Cabinet cabinet = fixture.vault().cabinet();
            cabinet.put(DRAWER, bytes("one"), bytes("first"));
            cabinet.put("other", bytes("one"), bytes("second"));
            assertThat(cabinet.find(DRAWER, bytes("one"))).contains(bytes("first"));
            assertThat(cabinet.all("other")).containsExactly(bytes("second"));
            assertThat(cabinet.find("third", bytes("one"))).isEmpty();
        }
    }

    @Test
    void whatWasRemovedLeavesNeitherRowNorKey() {
        try (VaultFixture fixture = new VaultFixture()) {
            Cabinet cabinet = fixture.vault().cabinet();
            cabinet.put(DRAWER, bytes("one"), bytes("first"));
            cabinet.put(DRAWER, bytes("one"), bytes("second"));
            assertThat(count(fixture, "vault_keys.data_key")).isEqualTo(1);
            cabinet.remove(DRAWER, bytes("one"));
            cabinet.remove(DRAWER, bytes("one"));
            assertThat(cabinet.find(DRAWER, bytes("one"))).isEmpty();
            assertThat(count(fixture, "vault.cabinet")).isZero();
            assertThat(count(fixture, "vault_keys.data_key")).isZero();
        }
    }

    @Test
    void severalChangesAreMadeTogetherOrNotAtAll() {
        try (VaultFixture fixture = new VaultFixture()) {
            Cabinet cabinet = fixture.vault().cabinet();
            cabinet.change(List.of(put("one", "first"), put("two", "second")));
            assertThat(cabinet.all(DRAWER)).containsExactlyInAnyOrder(bytes("first"), bytes("second"));
            fixture.database()
                    .transact(handle -> handle.execute("ALTER TABLE vault.cabinet ADD CHECK (length(sealed) < 10000)"));
            assertThatThrownBy(() -> cabinet.change(
                            List.of(put("one", "other"), removal("two"), put("three", "x".repeat(100_000)))))
                    .isInstanceOf(RuntimeException.class);
            assertThat(cabinet.all(DRAWER)).containsExactlyInAnyOrder(bytes("first"), bytes("second"));
            cabinet.change(List.of(removal("one"), removal("two"), removal("three")));
            assertThat(count(fixture, "vault.cabinet")).isZero();
            assertThat(count(fixture, "vault_keys.data_key")).isZero();
        }
    }

    private static Cabinet.Change put(String name, String content) {
        return new Cabinet.Change(DRAWER, bytes(name), Optional.of(bytes(content)));
    }

    private static Cabinet.Change removal(String name) {
        return new Cabinet.Change(DRAWER, bytes(name), Optional.empty());
    }

    @Test
    void manyThreadsPutUnderOneNameAndOneOfTheirValuesStaysWithItsKeyAlone() throws Exception {
        try (VaultFixture fixture = new VaultFixture()) {
            Cabinet cabinet = fixture.vault().cabinet();
            List<Future<?>> puts = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 100; i++) {
                    Bytes value = bytes("value " + i);
                    puts.add(threads.submit(() -> cabinet.put(DRAWER, bytes("one"), value)));
                }
            }
            for (Future<?> put : puts) {
                put.get();
            }
            assertThat(cabinet.all(DRAWER)).hasSize(1);
            assertThat(count(fixture, "vault_keys.data_key")).isEqualTo(1);
        }
    }

    @Test
    void aValueThatWasChangedOrMovedIsNotAnswered() {
        try (VaultFixture fixture = new VaultFixture()) {
            Cabinet cabinet = fixture.vault().cabinet();
            cabinet.put(DRAWER, bytes("one"), bytes("first"));
            fixture.database()
                    .transact(handle -> handle.execute("UPDATE vault.cabinet SET sealed = set_byte(sealed, 20,"
                            + " (get_byte(sealed, 20) + 1) % 256)"));
            assertThatThrownBy(() -> cabinet.find(DRAWER, bytes("one")))
                    .isInstanceOfSatisfying(
                            VaultException.class, e -> assertThat(e.reason()).isEqualTo(VaultException.Reason.DAMAGED));
        }
    }

    private static long count(VaultFixture fixture, String table) {
        return fixture.database()
                .transact(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                        .mapTo(Long.class)
                        .one());
    }
}
