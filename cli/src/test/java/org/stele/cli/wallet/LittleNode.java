package org.stele.cli.wallet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.stele.benchmarks.ledger.HealthNetwork;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.network.NetworkTables;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.StrictJson;
import org.stele.formats.proof.StateProofs;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.TableType;
import org.stele.ledger.proof.Proof;

/** The one address of a node that opening a release needs, over a real ledger. */
final class LittleNode implements AutoCloseable {
    private static final List<TableType<?, ?>> TABLES = List.of(
            RecordTables.RECORD,
            AccessTables.PERMIT,
            IdentityTables.SUBJECT,
            ConsentTables.GRANT,
            ConsentTables.RESTRICTION,
            NetworkTables.MEMBER);

    private final HealthNetwork network;
    private final HttpServer server;

    LittleNode(HealthNetwork network) throws IOException {
        this.network = network;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/proofs/state", this::prove);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void prove(HttpExchange exchange) throws IOException {
        byte[] answer = proofs(exchange.getRequestBody().readAllBytes());
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private byte[] proofs(byte[] body) throws IOException {
        CertifiedState state = network.nodes().getFirst().certified();
        try {
            List<StateProofs.Key> keys =
                    StrictJson.parse(body, StateProofs.Request.class).keys();
            return new StateProofs(keys.stream().map(key -> prove(state, key)).toList())
                    .encode()
                    .unsafeArray();
        } catch (InvalidJsonException e) {
            throw new IOException("not the request that was agreed on", e);
        }
    }

    private static Proof prove(CertifiedState state, StateProofs.Key key) {
        TableType<?, ?> table = TABLES.stream()
                .filter(known -> known.name().equals(key.table()))
                .findFirst()
                .orElseThrow();
        return prove(state, table, key);
    }

    private static <K, V> Proof prove(CertifiedState state, TableType<K, V> table, StateProofs.Key key) {
        return state.prove(table, table.keys().decode(key.key().unsafeArray()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
