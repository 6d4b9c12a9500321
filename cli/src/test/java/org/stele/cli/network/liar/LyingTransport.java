package org.stele.cli.network.liar;

import java.util.Objects;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.rpc.RpcFactory;
import org.apache.ratis.rpc.RpcType;
import org.jspecify.annotations.Nullable;

/** What Ratis makes by its name: its own transport, in which the leader's words are changed. One in a process. */
public final class LyingTransport implements RpcType {
    private static volatile @Nullable Orders orders;
    private static volatile @Nullable Forger forger;

    /** For Ratis. */
    public LyingTransport() {}

    static LyingTransport of(Orders orders, Forger forger) {
        LyingTransport.orders = orders;
        LyingTransport.forger = forger;
        return new LyingTransport();
    }

    @Override
    public String name() {
        return LyingTransport.class.getName();
    }

    @Override
    public RpcFactory newFactory(Parameters parameters) {
        return new LyingFactory(parameters, Objects.requireNonNull(orders), Objects.requireNonNull(forger));
    }
}
