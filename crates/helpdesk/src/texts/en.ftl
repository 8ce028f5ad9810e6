# opening
open-error-key = This request was already sent with another content.
open-error-area = This topic no longer exists: choose another.
open-error-origin = The date of the request must be in the past, by no more than { $days } days.

# working
work-error-changed = Somebody changed the request while you were reading: look at what changed and try again.
work-error-aside = This request was merged or discarded: it can no longer be changed.
work-error-transition = From where it stands, the request cannot move to this state.
work-error-unchecked = { $count ->
    [one] One mandatory check is missing before solving.
   *[other] { $count } mandatory checks are missing before solving.
 }
work-error-whom = The person, supplier or item chosen no longer exists.
work-error-reason = Write the reason: whoever receives the request must know why.
work-error-past = The time of the call back must be in the future.

# mails
letter-received = We have received your request. Its code is { $code }.
letter-answer = Here is the answer to your request { $code }.
letter-resolved = Your request { $code } is solved. If it is not, reply to this mail.
letter-handed-over = We hand request { $code } over to you.
letter-follow = You can follow it and reply here: { $link }
letter-faces = How did it go? Tell us with one touch: { $link }
letter-supplier-reply = Reply to this mail to keep us informed.

# satisfaction
faces-not-asked = This rating cannot be given: the request is not solved, or was solved too long ago.
faces-voted = You have already rated. Thank you.
