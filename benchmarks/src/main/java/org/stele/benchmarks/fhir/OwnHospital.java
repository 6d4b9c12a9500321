package org.stele.benchmarks.fhir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;

/** A hospital of a network of four organisations in this process, and some who may write and read in it. */
public final class OwnHospital implements AutoCloseable {
    /** A node answers a seat 50,000 requests in four minutes, so that one takes no place from the others. */
    private static final int SEATS = 16;

    private final EmbeddedNetwork network;
    private final NodeClient node;
    private final Holder clerk;
    private final FhirTarget target;

    private OwnHospital(EmbeddedNetwork network, NodeClient node, Holder clerk, FhirTarget target) {
        this.network = network;
        this.node = node;
        this.clerk = clerk;
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
            List<Holder> staff = staff(cast);
            AtomicInteger next = new AtomicInteger();
            OrganisationId hospital = cast.hospitalA().id();
            URI base = URI.create(network.member("hospital-a").address() + "/fhir/R4");
            FhirTarget target = new FhirTarget(
                    base,
                    (method, address, body) -> Map.of(
                            SignedStatement.HEADER,
                            header(
                                    staff.get(Math.floorMod(next.getAndIncrement(), SEATS)),
                                    hospital,
                                    method,
                                    address,
                                    body)));
            return new OwnHospital(network, cast.hospitalA().node(), staff.getFirst(), target);
        } catch (NodeProblem e) {
            network.close();
            throw new IOException("nobody could be employed: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) { // whatever it was: what was started is ended
            network.close();
            throw e;
        }
    }

    private static List<Holder> staff(Cast cast) throws IOException, NodeProblem {
        Recruiting recruiting = new Recruiting(cast.board());
        List<Holder> staff = new ArrayList<>();
        for (int i = 0; i < SEATS; i++) {
            staff.add(recruiting
                    .recruit(
                            cast.hospitalA(),
                            Recruiting.staff("a load generator"),
                            Recruiting.powers(Power.SIGN, Power.CLERK))
                    .holder());
        }
        return staff;
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

    /** For what is not asked by FHIR. */
    public NodeClient node() {
        return node;
    }

    /** Of those who work there, one who may take patients in. */
    public Holder clerk() {
        return clerk;
    }

    @Override
    public void close() {
        target.close();
        network.close();
    }
}
