package org.stele.vault.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The database behind a pool of connections, whoever runs the server. */
final class PooledDatabase implements Database {
    private static final int CONNECTIONS = 10;

    private final HikariDataSource pool;
    private final SoleUser soleUser;
    private final Jdbi jdbi;

    private PooledDatabase(HikariDataSource pool, SoleUser soleUser) {
        this.pool = pool;
        this.soleUser = soleUser;
        this.jdbi = Jdbi.create(pool);
    }

    /** Takes the database for this process, then brings its tables up to date. */
    static PooledDatabase open(Access access) {
        SoleUser soleUser = SoleUser.of(access);
        try {
            return new PooledDatabase(upToDate(pool(access)), soleUser);
        } catch (RuntimeException e) { // whatever it was: what was opened is closed
            soleUser.close();
            throw SqlErrors.translate(e);
        }
    }

    private static HikariDataSource upToDate(HikariDataSource pool) {
        try {
            Schema.bringUpToDate(pool);
            return pool;
        } catch (RuntimeException e) { // whatever it was: what was opened is closed
            pool.close();
            throw e;
        }
    }

    @Override
    public <T> T transact(Function<Handle, T> work) {
        try {
            return jdbi.<T, RuntimeException>inTransaction(work::apply);
        } catch (JdbiException e) {
            throw SqlErrors.translate(e);
        }
    }

    @Override
    public <T> T read(Function<Handle, T> work) {
        try {
            return jdbi.<T, RuntimeException>withHandle(work::apply);
        } catch (JdbiException e) {
            throw SqlErrors.translate(e);
        }
    }

    @Override
    public void maintain(String statement) {
        try {
            jdbi.useHandle(handle -> handle.execute(statement));
        } catch (JdbiException e) {
            throw SqlErrors.translate(e);
        }
    }

    @Override
    public void close() {
        pool.close();
        soleUser.close();
    }

    private static HikariDataSource pool(Access access) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("vault");
        config.setJdbcUrl(access.url());
        config.setDataSourceProperties(access.properties());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        return new HikariDataSource(config);
    }
}
