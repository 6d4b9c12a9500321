/** What is answered: MSA and ERR. Start at {@link org.stele.gateway.hl7v2.answer.Acknowledgement}. */
@NullMarked
package org.stele.gateway.hl7v2.answer;

import org.jspecify.annotations.NullMarked;
