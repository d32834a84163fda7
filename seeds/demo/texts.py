"""What the invented people wrote, where it is longer than a line."""

PURPOSE_OF_THE_ROOM = (
    "A workplace where bodies, faiths and the care of others are planned for, so that nobody has to ask as a favour."
)
PURPOSE_OF_THE_SHIFTS = (
    "Rosters that leave room for sleep, for school runs and for prayer, made with those who work them."
)
QUIET_ROOM = (
    "Room 3.12 stands empty most of the day. We ask facilities to open it at all hours as a place to rest, to pray, to "
    "pump milk, to be away from noise. We write the request: the room, the badges, the cleaning, and what it costs."
)
FOOD_LABELS = "في المقصف أطعمة لا نعرف مكوّناتها. نكتب بطاقات بالإسبانية والعربية لكل طبق، ونبدأ بأطباق الغداء."
MEETINGS = (
    "Meetings end ten minutes before the hour, so that people can move, feed, pray, rest their ears, or just arrive. "
    "We try it for three months."
)
OBJECTION = "On the wards the hour is when shifts hand over. Ten minutes less and I leave with questions open."
SAFE_ENOUGH = "Leave the handover meetings out of it."
ROSTERS = (
    "The roster of each month is there four weeks before it begins. Changes after that need the yes of who is moved."
)
LAMPS = (
    "The corridor lights of the night ward are as bright at three as at noon. We borrow six lamps from radiology and "
    "measure for two weeks what changes for those who walk there."
)
CALENDAR = "We keep one calendar of feasts, fasts and school holidays, and look at it before a meeting is set."
WHY_FOLLOW = (
    "{name} has said that she wants to follow, and to answer what we ask of her. Until summer, then we look again."
)
MEETINGS_AGAIN = (
    "Meetings end ten minutes before the hour, so that people can move, feed, pray, rest their ears, or just arrive. "
    "The handovers at seven and at nineteen keep their full time. We try it for three months."
)
HOW_WE_MEET = (
    "We meet every second Thursday, at noon and again at 22:00, so that days and nights can both come. There is "
    "always a phone line. Notes are there a day later. Whoever could not come is asked before anything of theirs is "
    "decided."
)
FREE_DAYS = (
    "Nobody is called, written to or asked on a free day. Who makes the roster finds somebody who works, or asks on "
    "the next working day."
)
FREE_DAYS_AGAIN = (
    "Nobody is called, written to or asked on a free day. Who makes the roster finds somebody who works, or asks on "
    "the next working day. Only if a ward would stand empty, the lead of the shift calls those who wrote themselves "
    "down for it that month, and they can say no."
)
FREE_DAYS_HARM = (
    "Twice last winter a ward would have stood empty at night. Nobody could have called me, and I would have come."
)
FREE_DAYS_SAFE = "A list on which one writes oneself, month by month."
GUIDE = (
    "Who came last year writes down what they would have wanted to know in their first week: keys, prayer times, who "
    "to ask. Dana keeps it together."
)
NIGHT_LIGHT = (
    "Some of us go on working for light that one can work in and come home from, ward by ward, through the year."
)
NIGHT_LIGHT_ABOUT = "On every ward, night light is warm where one waits and bright only where one works."
NOTES = "Notes of our meetings are written in two languages: English, and the one that most in the room speak that day."
WHERE = "The canteen is closed until June. Mark every place that you can come to."
TOUR = "On the first Friday, Malik shows the quiet room to whoever wants to see it, before anybody uses it."
