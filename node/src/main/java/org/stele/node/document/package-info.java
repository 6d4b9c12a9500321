/**
 * The door for clinical documents: read, put into records and filed as the organisation's word. Start at
 * {@link org.stele.node.document.DocumentDoor}.
 */
@NullMarked
package org.stele.node.document;

import org.jspecify.annotations.NullMarked;
