"""Keyed randomness: a number is a function of (seed, replication, purpose, entity, index), never of order.

The generator is SplitMix64 (Steele, Lea & Flood 2014; Vigna's public-domain C version gives the same numbers).
It is counter-based: output number ``i`` of a stream is ``mix64(key + (i + 1) * GOLDEN)``, so any draw can be
made at any time without making the ones before it. A stream's key is itself a hash of what the draw is for.
Because no draw depends on another, a customer has the same problem, patience and taste under every policy.

Only integer operations masked to 64 bits are used, so that a compiled twin with unsigned integers agrees.
"""

from __future__ import annotations

import math
from typing import Final

from cxsim.rules.rule import rule

MASK: Final = 0xFFFFFFFFFFFFFFFF
GOLDEN: Final = 0x9E3779B97F4A7C15
ENTITY_STEP: Final = 0xD1B54A32D192ED03
"""Odd multiplier that spreads entities over the ring, apart from the index step ``GOLDEN``."""


@rule("-", "Steele, Lea & Flood 2014 (SplitMix64 finaliser), remembered; test vectors published", "strong")
def mix64(z: int) -> int:
    """Scramble 64 bits; a bijection on ``0 <= z < 2**64``."""
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
    return z ^ (z >> 31)


def splitmix64(key: int, index: int) -> int:
    """Output number ``index`` (from 0) of the SplitMix64 stream whose seed is ``key``."""
    return mix64((key + (index + 1) * GOLDEN) & MASK)


def purpose_key(seed: int, replication: int, purpose: int) -> int:
    """Key of all draws made for one purpose in one replication.

    Parameters
    ----------
    seed, replication, purpose
        Non-negative integers below 2**63; ``purpose`` is one of `cxsim.rules.draws.Purpose`.
    """
    return splitmix64(splitmix64(splitmix64(0, seed), replication), purpose)


def uniform(key: int, entity: int, index: int) -> float:
    """Draw ``index`` of ``entity`` for the purpose of ``key``: uniform on the open interval (0, 1).

    The two mixing steps are written out, because this is the most called function of the model. 52 bits and a
    half are exact in a float; with 53 the largest would round up to 1.
    """
    z = (key + entity * ENTITY_STEP) & MASK
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
    z = (z ^ (z >> 31)) + (index + 1) * GOLDEN & MASK
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
    return (((z >> 12) ^ (z >> 43)) + 0.5) * 2.220446049250313e-16


class Purpose:
    """What a draw is for. Numbers are part of every stored result: never renumber, only append.

    2 and 37 are not given out: one draw decides both whether a purchase fails and how, and likewise whether it
    brings an enquiry and which.
    """

    PURCHASE_GAP: Final = 0
    PROBLEM: Final = 1
    SEVERITY: Final = 3
    LOSS: Final = 4
    JUDGEMENT: Final = 5
    COMPLAIN: Final = 6
    CHANNEL: Final = 7
    PATIENCE: Final = 8
    REDIAL: Final = 9
    REDIAL_DELAY: Final = 10
    HANDLE_TIME: Final = 11
    RESOLVE: Final = 12
    RECONTACT: Final = 13
    RECONTACT_DELAY: Final = 14
    AGGRESSION: Final = 15
    REMEDY_CHOICE: Final = 16
    REMEDY_AMOUNT: Final = 17
    MISUSE: Final = 18
    MISUSE_AMOUNT: Final = 19
    TRANSFER: Final = 20
    ESCALATE: Final = 21
    ESCALATION_DELAY: Final = 22
    ESCALATION_TIME: Final = 23
    SALE: Final = 24
    REVIEW: Final = 25
    RECOMMEND: Final = 26
    LOYALTY: Final = 27
    NEWCOMER_GAP: Final = 28
    NEWCOMER_ACCEPTED: Final = 29
    CUSTOMER_TRAIT: Final = 30
    AGENT_TRAIT: Final = 31
    ABSENCE: Final = 32
    DAY_BUSYNESS: Final = 33
    SLOT_BUSYNESS: Final = 34
    STREAM_GAP: Final = 35
    ENQUIRY: Final = 36
    LATE_CLAIM: Final = 38
    OPENING_JITTER: Final = 39
    QUIT: Final = 40
    DEPARTMENTS: Final = 41
    DEPARTMENT_TIME: Final = 42
    CALLBACK_FORGOTTEN: Final = 43
    CHASE: Final = 44
    AUDIT: Final = 45
    PUNISHMENT: Final = 46
    ERROR: Final = 47
    ERROR_REPORT: Final = 48
    ERROR_DELAY: Final = 49
    RECOGNITION: Final = 50
    PEER: Final = 51
    SUGGESTION: Final = 52
    SUGGESTION_ISSUE: Final = 53
    SUGGESTION_ACTED: Final = 54
    PROMOTION: Final = 55
    BOT: Final = 56
    REGULATED: Final = 57
    VIOLATION: Final = 58
    VIOLATION_DETECTED: Final = 59
    FALSE_CLAIM: Final = 60
    FALSE_CLAIM_ISSUE: Final = 61
    CLAIM_CHECK: Final = 62
    SILENT_CHAT: Final = 63
    INBOX_OWNER: Final = 64
    PUBLIC_POST: Final = 65
    ANGRY_POST: Final = 66
    STREAM_REDIAL: Final = 67
    TASTE: Final = 68
    STRAIN: Final = 69
    MESSAGE: Final = 70
    WRAP_UP: Final = 71
    ASSIGNMENT: Final = 72
    ORDINARY_WORD: Final = 73
    GOOD_FAITH: Final = 74
    LOST_PURCHASE: Final = 75
    AWARD_HEARD: Final = 76
    SUGGESTION_RULE: Final = 77
    COUNT: Final = 78


class OutsidePurpose:
    """What draws outside the model are for: far from every number of `Purpose`, so that they never share a key.

    Saved scenes and shifts are played again by these numbers: never renumber.
    """

    CHOOSING: Final = 4096
    """What the player of a role-play chooses."""
    SUPERVISING: Final = 8192
    """What the supervisor of a shift sees and says."""


@rule("-", "Wichura 1988 (algorithm AS 241, PPND16), remembered; checked against the standard library", "strong")
def standard_normal(u: float) -> float:
    """Quantile of the standard normal distribution, about 16 digits, increasing in ``u`` on (0, 1).

    One uniform gives one normal, and the order is kept, so that common random numbers stay common.
    """
    q = u - 0.5
    if -0.425 <= q <= 0.425:
        r = 0.180625 - q * q
        num = (((((((2.50908_09287_30122_6727e3 * r + 3.34305_75583_58812_8105e4) * r
                    + 6.72657_70927_00870_0853e4) * r + 4.59219_53931_54987_1457e4) * r
                  + 1.37316_93765_50946_1125e4) * r + 1.97159_09503_06551_4427e3) * r
                + 1.33141_66789_17843_7745e2) * r + 3.38713_28727_96366_6080e0) * q
        den = (((((((5.22649_52788_52854_5610e3 * r + 2.87290_85735_72194_2674e4) * r
                    + 3.93078_95800_09271_0610e4) * r + 2.12137_94301_58659_5867e4) * r
                  + 5.39419_60214_24751_1077e3) * r + 6.87187_00749_20579_0830e2) * r
                + 4.23133_30701_60091_1252e1) * r + 1.0)
        return num / den
    r = u if q <= 0.0 else 1.0 - u
    r = math.sqrt(-math.log(r))
    if r <= 5.0:
        r = r - 1.6
        num = (((((((7.74545_01427_83414_07640e-4 * r + 2.27238_44989_26918_45833e-2) * r
                    + 2.41780_72517_74506_11770e-1) * r + 1.27045_82524_52368_38258e0) * r
                  + 3.64784_83247_63204_60504e0) * r + 5.76949_72214_60691_40550e0) * r
                + 4.63033_78461_56545_29590e0) * r + 1.42343_71107_49683_57734e0)
        den = (((((((1.05075_00716_44416_84324e-9 * r + 5.47593_80849_95344_94600e-4) * r
                    + 1.51986_66563_61645_71966e-2) * r + 1.48103_97642_74800_74590e-1) * r
                  + 6.89767_33498_51000_04550e-1) * r + 1.67638_48301_83803_84940e0) * r
                + 2.05319_16266_37758_82187e0) * r + 1.0)
    else:
        r = r - 5.0
        num = (((((((2.01033_43992_92288_13265e-7 * r + 2.71155_55687_43487_57815e-5) * r
                    + 1.24266_09473_88078_43860e-3) * r + 2.65321_89526_57612_30930e-2) * r
                  + 2.96560_57182_85048_91230e-1) * r + 1.78482_65399_17291_33580e0) * r
                + 5.46378_49111_64114_36990e0) * r + 6.65790_46435_01103_77720e0)
        den = (((((((2.04426_31033_89939_78564e-15 * r + 1.42151_17583_16445_88870e-7) * r
                    + 1.84631_83175_10054_68180e-5) * r + 7.86869_13114_56132_59100e-4) * r
                  + 1.48753_61290_85061_48525e-2) * r + 1.36929_88092_27358_05310e-1) * r
                + 5.99832_20655_58879_37690e-1) * r + 1.0)
    x = num / den
    return -x if q < 0.0 else x


def exponential(u: float, mean: float) -> float:
    """Exponential quantile with the given mean; increasing in ``u``."""
    return -mean * math.log(1.0 - u)


def lognormal(u: float, mean: float, sigma: float) -> float:
    """Lognormal quantile with the given mean (not median) and log standard deviation; increasing in ``u``."""
    return mean * math.exp(sigma * standard_normal(u) - 0.5 * sigma * sigma)


@rule("0.2", "Arithmetic: CV of a lognormal is sqrt(exp(sigma^2) - 1)", "strong")
def lognormal_sigma(cv: float) -> float:
    """Log standard deviation of a lognormal with coefficient of variation ``cv``."""
    return math.sqrt(math.log1p(cv * cv))
