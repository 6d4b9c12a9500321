package org.stele.benchmarks.fhir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.identity.Power;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.node.auth.RequestStatement;
import org.stele.node.auth.SignedStatement;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.network.NetworkPlan;
import org.stele.testkit.scenario.Cast;
import org.stele.testkit.scenario.Casting;
import org.stele.testkit.scenario.Recruiting;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeProblem;

/** A hospital of a network of four organisations in this process, and one who may write and read in it. */
public final class OwnHospital implements AutoCloseable {
    private final EmbeddedNetwork network;
    private final FhirTarget target;

    private OwnHospital(EmbeddedNetwork network, FhirTarget target) {
        this.network = network;
        this.target = target;
    }

    /**
     * Founds the network.
     *
     * @param folder for all that it keeps; holds no network yet
     */
    public static OwnHospital found(Path folder) throws IOException {
        EmbeddedNetwork network = EmbeddedNetwork.found(folder, NetworkPlan.standard());
        try {
            Cast cast = Casting.of(network);
            Holder staff = new Recruiting(cast.board())
                    .recruit(
                            cast.hospitalA(),
                            Recruiting.staff("the load generator"),
                            Recruiting.powers(Power.SIGN, Power.CLERK))
                    .holder();
            OrganisationId hospital = cast.hospitalA().id();
            URI base = URI.create(network.member("hospital-a").address() + "/fhir/R4");
            FhirTarget target = new FhirTarget(
                    base,
                    (method, address, body) ->
                            Map.of(SignedStatement.HEADER, header(staff, hospital, method, address, body)));
            return new OwnHospital(network, target);
        } catch (NodeProblem e) {
            network.close();
            throw new IOException("nobody could be employed: " + e.getMessage(), e);
        }
    }

    private static String header(Holder staff, OrganisationId hospital, String method, URI address, byte[] body) {
        String path = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        RequestStatement statement = new RequestStatement(
                staff.network(),
                hospital,
                method,
                path,
                Hash.of(body),
                staff.author(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                RandomId.generate());
        return SignedStatement.sign(statement, staff.signing()).header();
    }

    public FhirTarget target() {
        return target;
    }

    @Override
    public void close() {
        target.close();
        network.close();
    }
}
