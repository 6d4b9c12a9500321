package org.stele.vault.database;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;

/** Brings the tables up to date, or says why it will not touch them. */
final class Schema {
    private Schema() {}

    static void bringUpToDate(DataSource database) {
        Flyway flyway = Flyway.configure()
                .dataSource(database)
                .schemas("vault", "vault_keys")
                .locations("classpath:org/stele/vault/database/migration")
                .cleanDisabled(true)
                .loggers("slf4j")
                .load();
        refuseNewer(flyway);
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw new VaultException(
                    Reason.SCHEMA_DAMAGED,
                    "the vault's tables are not those that this release made: restore the database from a backup",
                    e);
        }
    }

    private static void refuseNewer(Flyway flyway) {
        boolean newer = Arrays.stream(flyway.info().all())
                .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS
                        || migration.getState() == MigrationState.FUTURE_FAILED);
        if (newer) {
            throw new VaultException(
                    Reason.SCHEMA_NEWER, "a newer release wrote this database: run that release, or a newer one");
        }
    }
}
