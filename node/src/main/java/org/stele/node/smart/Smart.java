package org.stele.node.smart;

import java.util.Optional;
import org.stele.node.auth.Caller;
import org.stele.node.auth.OriginCheck;
import org.stele.node.auth.TokenCheck;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** SMART at a node, where its operator said at which address; otherwise nothing of it is there. Safe for use by many threads. */
public final class Smart implements TokenCheck, OriginCheck {
    private final Optional<SmartServer> server;

    private Smart(Optional<SmartServer> server) {
        this.server = server;
    }

    public static Smart off() {
        return new Smart(Optional.empty());
    }

    public static Smart on(SmartServer server) {
        return new Smart(Optional.of(server));
    }

    /**
     * What serves it.
     *
     * @throws ProblemException {@code NOT_FOUND} where nothing does
     */
    public SmartServer server() {
        return server.orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    @Override
    public boolean admits(String origin) {
        return server.filter(it -> it.admits(origin)).isPresent();
    }

    @Override
    public Caller check(String token) {
        return server.map(SmartServer::tokens)
                .orElseThrow(() -> new ProblemException(ProblemCode.INVALID_TOKEN))
                .check(token);
    }
}
