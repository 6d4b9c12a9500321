package org.stele.node.peer;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.JsonLimits;
import org.stele.crypto.json.StrictJson;
import org.stele.exchange.erase.HeldErasure;
import org.stele.exchange.identify.SeatRequest;
import org.stele.exchange.keep.KeptNotice;
import org.stele.exchange.misattribution.MisattributionNotice;
import org.stele.exchange.provisional.ProvisionalRequest;
import org.stele.exchange.release.ReleaseRequest;
import org.stele.link.server.PeerListener;
import org.stele.link.server.PeerRefusal;
import org.stele.link.server.PeerRoute;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.Problems;
import org.stele.vault.subject.Identifier;

/** Answers the other members' nodes on the link, for as long as it is open: strict JSON in, problem documents for refusals. */
public final class PeerDoor implements AutoCloseable {
    static final String INTRODUCTIONS = "/v1/introductions";
    static final String IDENTIFICATIONS = "/v1/identifications";
    static final String RELEASES = "/v1/releases";
    static final String PROVISIONAL_RELEASES = "/v1/releases/provisional";
    static final String HOLDERS = "/v1/holders";
    static final String HELD_ERASURES = "/v1/erasures/held";
    static final String MISATTRIBUTIONS = "/v1/misattributions/told";

    private static final int LARGEST = 768 << 10;
    private static final JsonLimits LIMITS = new JsonLimits(LARGEST, 16);
    /** Each release may hold its sealed package in memory. */
    private static final int AT_ONCE = 8;

    private static final byte[] NOTHING = {};

    private final List<PeerListener.Serving> serving;

    private PeerDoor(List<PeerListener.Serving> serving) {
        this.serving = List.copyOf(serving);
    }

    public static PeerDoor open(PeerListener listener, PeerDesk desk) {
        return new PeerDoor(List.of(
                serve(
                        listener,
                        INTRODUCTIONS,
                        Identifier.class,
                        (organisation, person) ->
                                StrictJson.write(new Introduced(desk.introduce(organisation, person)))),
                serve(
                        listener,
                        IDENTIFICATIONS,
                        SeatRequest.class,
                        (organisation, request) -> StrictJson.write(desk.identify(organisation, request))),
                serve(
                        listener,
                        RELEASES,
                        ReleaseRequest.class,
                        (organisation, request) ->
                                desk.release(organisation.author(), request).toArray()),
                serve(
                        listener,
                        PROVISIONAL_RELEASES,
                        ProvisionalRequest.class,
                        (organisation, request) -> StrictJson.write(desk.releaseProvisionally(organisation, request))),
                serve(listener, HOLDERS, KeptNotice.class, (organisation, notice) -> {
                    desk.kept(organisation, notice);
                    return NOTHING;
                }),
                serve(listener, HELD_ERASURES, HeldErasure.class, (organisation, order) -> {
                    desk.held(organisation, order);
                    return NOTHING;
                }),
                serve(listener, MISATTRIBUTIONS, MisattributionNotice.class, (organisation, notice) -> {
                    desk.misattributed(organisation, notice);
                    return NOTHING;
                })));
    }

    private static <T> PeerListener.Serving serve(
            PeerListener listener, String path, Class<T> type, BiFunction<OrganisationId, T, byte[]> use) {
        return listener.serve(
                new PeerRoute(path, LARGEST, AT_ONCE, (member, body) -> answer(member, read(body, type), use)));
    }

    static <T> T read(byte[] body, Class<T> type) throws PeerRefusal {
        try {
            return StrictJson.parse(body, type, LIMITS);
        } catch (InvalidJsonException e) {
            throw refusal(Problem.of(ProblemCode.MALFORMED_JSON));
        }
    }

    private static <T> byte[] answer(RandomId member, T message, BiFunction<OrganisationId, T, byte[]> use)
            throws PeerRefusal {
        try {
            return use.apply(new OrganisationId(member), message);
        } catch (RuntimeException e) { // Problems knows which of them are refusals
            Optional<Problem> problem = Problems.of(e);
            if (problem.isPresent()) {
                throw refusal(problem.get());
            }
            throw e;
        }
    }

    private static PeerRefusal refusal(Problem problem) {
        return new PeerRefusal(problem.status(), Bytes.wrap(StrictJson.write(problem)));
    }

    @Override
    public void close() {
        serving.forEach(PeerListener.Serving::close);
    }
}
