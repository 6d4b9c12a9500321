package org.stele.wallet.launch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.stele.crypto.RandomId;
import org.stele.formats.app.AppLine;
import org.stele.wallet.Holder;
import org.stele.wallet.http.Answers;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import tools.jackson.databind.JsonNode;

/** The applications that a patient approved at their custodian. */
public final class AppClient {
    private final NodeClient custodian;
    private final Holder patient;

    /**
     * A patient's, at their custodian's node.
     *
     * @param patient an author {@code subject:…} whose custodian's node this is
     */
    public AppClient(NodeClient custodian, Holder patient) {
        this.custodian = custodian;
        this.patient = patient;
    }

    /** The approvals that stand, oldest first. */
    public List<AppLine> list() throws IOException, NodeProblem {
        List<AppLine> standing = new ArrayList<>();
        for (JsonNode line : custodian.get(path(), patient)) {
            standing.add(Answers.read(line, AppLine.class));
        }
        return standing;
    }

    /** Ends one, with all its tokens; done also where it has ended already. */
    public void revoke(RandomId approval) throws IOException, NodeProblem {
        custodian.delete(path() + "/" + approval, patient);
    }

    private String path() {
        return "/v1/subjects/" + patient.author().name() + "/apps";
    }
}
