/** Which of its forms FHIR is sent in and asked for. */
@NullMarked
package org.stele.node.media;

import org.jspecify.annotations.NullMarked;
