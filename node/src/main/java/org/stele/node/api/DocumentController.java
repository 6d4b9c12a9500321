package org.stele.node.api;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.stele.node.auth.Caller;
import org.stele.node.document.DocumentDoor;
import org.stele.node.document.Warning;

/** Clinical documents on their way in. */
@RestController
final class DocumentController {

    record DocumentBody(boolean again, String document, long records, List<Warning> warnings) {
        static DocumentBody of(DocumentDoor.Taken taken) {
            return new DocumentBody(
                    taken.again(),
                    taken.filed().document(),
                    taken.filed().records(),
                    taken.filed().warnings());
        }
    }

    private final DocumentDoor door;
    private final OwnStaff staff;

    DocumentController(DocumentDoor door, OwnStaff staff) {
        this.door = door;
        this.staff = staff;
    }

    @PostMapping(
            path = "/v1/documents",
            consumes = {"application/cda+xml", "application/xml", "text/xml"})
    ResponseEntity<DocumentBody> file(Caller caller, @RequestBody byte[] document) {
        staff.require(caller);
        DocumentDoor.Taken taken = door.take(caller.author(), document);
        return ResponseEntity.status(taken.again() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(DocumentBody.of(taken));
    }
}
