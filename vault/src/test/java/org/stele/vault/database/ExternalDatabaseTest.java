package org.stele.vault.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;

class ExternalDatabaseTest {
    @Test
    void aSecondNodeOnOneDatabaseIsRefusedUntilTheFirstHasLeft() {
        String name = SharedServer.create();
        try (Database first = SharedServer.open(name)) {
            assertThat(first).isNotNull();
            assertReason(Reason.IN_USE, () -> SharedServer.open(name).close());
        }
        SharedServer.open(name).close();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsSaidSoWithoutThePassword() {
        assertReason(
                Reason.DATABASE_UNAVAILABLE,
                () -> ExternalDatabase.open("jdbc:postgresql://127.0.0.1:1/none", "someone", "secret-word")
                        .close());
        assertThatThrownBy(() -> ExternalDatabase.open("jdbc:postgresql://127.0.0.1:1/none", "someone", "secret-word"))
                .hasMessageNotContaining("secret-word");
    }

    @Test
    void aTransactionThatThrowsKeepsNothing() {
        try (Database database = SharedServer.open(SharedServer.create())) {
            assertThatThrownBy(() -> database.transact(handle -> {
                        handle.execute("CREATE TABLE lost (n integer)");
                        throw new IllegalStateException("cut");
                    }))
                    .hasMessage("cut");
            assertThat(database.<Boolean>transact(handle -> handle.createQuery("SELECT to_regclass('lost') IS NULL")
                            .mapTo(Boolean.class)
                            .one()))
                    .isTrue();
        }
    }

    private static void assertReason(Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        VaultException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
