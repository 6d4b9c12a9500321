package org.stele.testkit.http;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.NetworkCommand;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.json.StrictJson;
import org.stele.formats.scope.OpenedScope;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.TransactionBuilder;
import org.stele.node.auth.RequestStatement;
import org.stele.node.auth.SignedStatement;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.people.Administrator;
import org.stele.testkit.people.Clerk;
import org.stele.testkit.people.Identity;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.people.Staffing;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.http.Travelling;

/** What a test sends to a node of the shared network, as good or as bad as it likes. */
final class Sender {
    static final String TRANSACTIONS = "/v1/transactions";
    static final String INTAKE = "/v1/intake";

    final EmbeddedNetwork network = SharedNetwork.get();
    final Administrator administrator = Administrator.of(network, "hospital-a");
    final URI node = administrator.member().address();
    final Hash id = network.genesis().network();
    private final Clerk clerk;

    Sender() throws IOException, NodeProblem {
        clerk = Staffing.of(network, "hospital-a", "board")
                .clerk(Identity.npi("Desk", RandomId.generate().toString()));
    }

    Raw.Answer submit(Envelope envelope) throws Exception {
        return Raw.post(
                node, TRANSACTIONS, StrictJson.write(Travelling.of(envelope)), "Content-Type", "application/json");
    }

    Envelope transaction(Hash of, String command, Instant expires) {
        return builder(of, command, expires).sign(administrator.holder().signing());
    }

    TransactionBuilder builder(Hash of, String command, Instant expires) {
        return TransactionBuilder.of(
                of,
                "network",
                command,
                new NetworkCommand.PostJournalRoot(1, Hash.of(new byte[2])),
                administrator.holder().author(),
                expires);
    }

    TransactionBuilder grant(SubjectId subject, Author author) {
        ConsentCommand.GiveGrant body = new ConsentCommand.GiveGrant(
                new GrantId(RandomId.generate()),
                subject,
                Grantee.organisation(administrator.member().organisation()),
                new TreeSet<>(Set.of(Purpose.TREAT)),
                new Validity(soon().minusSeconds(120), soon()),
                OpenedScope.of(List.of("domain:*")).hidden());
        return TransactionBuilder.of(id, "consent", "grant", body, author, soon());
    }

    static Instant soon() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).plusSeconds(60);
    }

    Raw.Answer signed(byte[] bundle) throws Exception {
        return intake(bundle, header(administrator.member().organisation(), INTAKE, bundle, Instant.now()));
    }

    Raw.Answer intake(byte[] bundle, String header) throws Exception {
        return Raw.post(node, INTAKE, bundle, "Content-Type", "application/fhir+json", SignedStatement.HEADER, header);
    }

    String header(OrganisationId to, String path, byte[] body, Instant time) {
        return SignedStatement.sign(
                        statement(clerk.holder().author(), to, path, body, time),
                        clerk.holder().signing())
                .header();
    }

    String get(String path) {
        RequestStatement statement = new RequestStatement(
                id,
                administrator.member().organisation(),
                "GET",
                path,
                Hash.of(new byte[0]),
                clerk.holder().author(),
                Instant.ofEpochMilli(InstantSource.system().millis()),
                RandomId.generate());
        return SignedStatement.sign(statement, clerk.holder().signing()).header();
    }

    RequestStatement statement(Author author, OrganisationId to, String path, byte[] body, Instant time) {
        return new RequestStatement(
                id, to, "POST", path, Hash.of(body), author, time.truncatedTo(ChronoUnit.MILLIS), RandomId.generate());
    }
}
