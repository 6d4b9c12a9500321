package org.stele.wallet.healthlink;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.crypto.PasscodeVerifier;
import org.stele.crypto.RandomId;
import org.stele.formats.release.Disclosed;
import org.stele.wallet.Holder;
import org.stele.wallet.http.Answers;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.release.OpenedSummary;
import tools.jackson.databind.JsonNode;

/** A patient's links at their custodian. What the custodian gets is sealed; the key goes into the link and nowhere else. */
public final class HealthLinkClient {
    private static final String FHIR = "application/fhir+json";
    private static final int LONGEST_URL = 128;
    private static final int ADDRESS_LENGTH = 43;

    private final NodeClient custodian;
    private final Holder patient;

    private record Order(
            RandomId link,
            Instant until,
            int uses,
            Optional<PasscodeVerifier> passcode,
            List<RecordId> records,
            String file) {}

    private record Made(Bytes address) {}

    /**
     * A patient's, at their custodian's node.
     *
     * @param patient an author {@code subject:…} whose custodian's node this is
     */
    public HealthLinkClient(NodeClient custodian, Holder patient) {
        this.custodian = custodian;
        this.patient = patient;
    }

    /**
     * Seals a summary under a fresh key and leaves it with the custodian.
     *
     * @throws IllegalArgumentException where the node's address is too long for a link
     */
    public HealthLink make(OpenedSummary summary, LinkTerms terms) throws IOException, NodeProblem {
        String links = custodian.base().resolve("/shl/").toString();
        if (links.length() + ADDRESS_LENGTH > LONGEST_URL) {
            throw new IllegalArgumentException(
                    "the node's address is too long for a link, whose URL has 128 characters at most");
        }
        SealedFile file = SealedFile.of(summary.document(), FHIR);
        RandomId link = RandomId.generate();
        List<RecordId> records =
                summary.made().records().stream().map(Disclosed::record).toList();
        Order order = new Order(link, terms.until(), terms.uses(), terms.passcode(), records, file.jwe());
        Made made = Answers.read(handIn(order), Made.class);
        return new HealthLink(link, URI.create(links + made.address()), file.key(), terms);
    }

    /** Once more where no answer came: the custodian knows the same order again by its name, and answers the same. */
    private JsonNode handIn(Order order) throws IOException, NodeProblem {
        try {
            return custodian.post(path(), order, patient);
        } catch (IOException e) {
            return custodian.post(path(), order, patient);
        }
    }

    /** Those that have not ended, oldest first. */
    public List<OpenLink> list() throws IOException, NodeProblem {
        List<OpenLink> open = new ArrayList<>();
        for (JsonNode line : custodian.get(path(), patient)) {
            open.add(Answers.read(line, OpenLink.class));
        }
        return open;
    }

    /** Ends one; done also where it has ended already. */
    public void revoke(RandomId link) throws IOException, NodeProblem {
        custodian.delete(path() + "/" + link, patient);
    }

    private String path() {
        return "/v1/subjects/" + patient.author().name() + "/health-links";
    }
}
