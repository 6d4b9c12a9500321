package org.stele.wallet.staff;

import java.io.IOException;
import org.stele.wallet.Holder;
import org.stele.wallet.http.Answers;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;

/** Files C-CDA documents at the organisation's own node. Safe for use by many threads. */
public final class DocumentClient {
    private static final String CDA = "application/cda+xml";

    private final NodeClient node;

    public DocumentClient(NodeClient node) {
        this.node = node;
    }

    /**
     * Files one. Again with the same bytes: nothing is done, and the answer is the first.
     *
     * @param clerk a seat with the power CLERK, or the organisation
     */
    public FiledDocument file(byte[] document, Holder clerk) throws IOException, NodeProblem {
        return Answers.read(node.post("/v1/documents", document, CDA, clerk), FiledDocument.class);
    }
}
